/**
 * Where an app shows the page in a window of its own, which saves no file and prints nothing. Whether
 * a page is printed can be heard; that a file is not saved nothing tells, so there the app's own name
 * has to do, which is asked for this alone.
 */

import { one, root } from "../dom.js";
import * as messages from "../result/messages.js";
import * as words from "../words.js";

/** The apps by what they call themselves: that of a firm calls itself by both names. */
const APPS = /** @type {const} */ ([
  [/wxwork/i, "wecom"],
  [/MicroMessenger/i, "wechat"],
  [/DingTalk/i, "dingtalk"],
]);
const HEARD_WITHIN = 1000;

const name = APPS.find(([sign]) => sign.test(navigator.userAgent))?.[1];

/** Whether the page stands in one that saves no file. */
export const isInApp = Boolean(name);

/** Say that what was asked for is not done here, and how it is. */
export function sayNotHere() {
  const message = messages.show("not-here", { app: words.say(`app.${name ?? "other"}`) });
  // Some pages have no answers to take along.
  if (!one(root, ".b-tools [data-do=share]")) one(message, "[data-do=share]").closest("p").remove();
  message.scrollIntoView({ block: "nearest" });
}

/** Print the page; what prints says so first. */
export function print() {
  const silence = setTimeout(sayNotHere, HEARD_WITHIN);
  addEventListener("beforeprint", () => clearTimeout(silence), { once: true });
  window.print?.();
}
