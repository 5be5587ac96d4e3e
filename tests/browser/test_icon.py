"""The icon's pictures show what its drawing shows."""

import pytest
from playwright.sync_api import Page

from scripts.site.after.icon import SIZES, picture

# The mean difference of a color between picture and drawing, of 255.
DIFFERENCE = """async ([picture, drawing, size]) => {
  const pixels = async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(size, size).getContext("2d");
    canvas.drawImage(image, 0, 0, size, size);
    return canvas.getImageData(0, 0, size, size).data;
  };
  const [one, two] = [await pixels(picture), await pixels(drawing)];
  return one.reduce((sum, value, i) => sum + Math.abs(value - two[i]), 0) / one.length;
}"""


@pytest.mark.parametrize("size", SIZES)
def test_the_icon_is_the_drawing(page: Page, size: int):
    page.goto("")
    images = "assets/images/"
    files = [f"{images}{picture(size)}", f"{images}icon.svg"]

    assert page.evaluate(DIFFERENCE, [*files, size]) < 1
