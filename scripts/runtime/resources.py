"""How Python reads the checker's own files here: also where memory was put back, without a library.

It takes the place of the standard module, which looks for each file in the library that a package
came from. That would also bring temporary files, and archives in four ways of packing: packed,
391 KB of the stored memory and 149 KB of the library.
"""

RESOURCES = {
    "importlib/resources/__init__.py": """\
import sys


class Place:
    def __init__(self, loader, path):
        self.loader, self.path = loader, path
        self.name = path.rpartition("/")[2]

    def joinpath(self, *names):
        return Place(self.loader, "/".join((self.path, *names)))

    def iterdir(self):
        start = self.path + "/"
        inside = (n.removeprefix(start) for n in self.loader._get_files() if n.startswith(start))
        return map(self.joinpath, dict.fromkeys(n.partition("/")[0] for n in inside if n))

    def is_file(self):
        return self.path in self.loader._get_files()

    def is_dir(self):
        return not self.is_file()

    def read_bytes(self):
        if self.is_file():
            return self.loader.get_data(self.path)
        # Where memory was put back there is no library: what filing needs of it came with filing.
        from zipimport import zipimporter

        return zipimporter("/lib/filing.zip").get_data(self.path)

    def read_text(self, encoding="utf-8"):
        return self.read_bytes().decode(encoding)


def files(package):
    return Place(sys.modules[package].__loader__, package.replace(".", "/"))
""",
}
