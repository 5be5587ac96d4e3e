"""The words of every message the checker can show."""

from __future__ import annotations

from checker.model import Text

UNDO_SECONDS = 10


class Note:
    """A message: icon, first sentence, the rest, and buttons as (action, words)."""

    def __init__(
        self, sign: str, lead: Text, rest: Text, *buttons: tuple[str, Text], alert: bool = False
    ) -> None:
        """Keep the parts; ``alert`` marks what stopped something."""
        self.sign = sign
        self.lead = lead
        self.rest = rest
        self.buttons = buttons
        self.alert = alert


NOTHING = Text("", "")
SAFE = Text("Your answers are still here; nothing is lost.", "您的答案仍在本页，没有丢失。")
TRY_AGAIN = ("retry", Text("Try again", "重试"))
SAVE = ("save", Text("Save answers to a file", "把答案存为文件"))
SAVE_FIRST = ("save-first", Text("Save first", "先保存"))
UNDO = ("undo", Text(f"Undo ({UNDO_SECONDS} s)", f"撤销（{UNDO_SECONDS} 秒内）"))
CANCEL = ("cancel", Text("Cancel", "取消"))

NOTES = {
    "restored": Note(
        "refresh",
        Text("Your answers from this tab are back.", "已恢复本标签页的答案。"),
        Text("{count}, last changed {time}.", "共 {count}，最后修改 {time}。"),
        ("forget", Text("Start over", "重新开始")),
    ),
    "kept": Note(
        "refresh",
        Text("Your answers kept on this device are back.", "已恢复保留在本机的答案。"),
        Text("{count}, last changed {time}.", "共 {count}，最后修改 {time}。"),
        ("forget", Text("Forget them", "清除")),
    ),
    "link": Note(
        "link",
        Text("These answers come from a link.", "以下答案来自链接。"),
        Text(
            "It was made on {date} with rules {version}. "
            "Nothing is stored until you change something.",
            "链接生成于{date}，当时规则版本 {version}。修改之前不会保存。",
        ),
        ("own-answers", Text("Back to this tab’s own answers", "改用本标签页原有答案")),
    ),
    "bad-link": Note(
        "reported",
        Text("The link could not be read.", "链接无法读取。"),
        Text("It may have been cut off. Nothing here has changed.", "可能不完整。当前答案未改动。"),
        alert=True,
    ),
    "link-refused": Note(
        "reported",
        Text("The link’s answers were not loaded.", "链接中的答案未载入。"),
        Text("{detail} Nothing here has changed.", "{detail}当前答案未改动。"),
        alert=True,
    ),
    "link-not-read": Note(
        "offline",
        Text(
            "The link’s answers were not loaded: the checker could not start.",
            "自查程序未能启动，链接中的答案未载入。",
        ),
        Text("Nothing here has changed.", "当前答案未改动。"),
        TRY_AGAIN,
        alert=True,
    ),
    "older": Note(
        "history",
        Text("This file was checked with rules {old}.", "此文件曾按规则版本 {old} 检查。"),
        Text("It is checked again here under {version}.", "现按 {version} 重新检查。"),
        UNDO,
    ),
    "replaced": Note(
        "check",
        Text(
            "The answers of the file have replaced those of this page.",
            "已用文件中的答案替换本页答案。",
        ),
        NOTHING,
        UNDO,
    ),
    "refused": Note(
        "reported",
        Text("The file was not loaded.", "文件未载入。"),
        Text("{detail} Nothing here has changed.", "{detail}当前答案未改动。"),
        ("open", Text("Choose another file", "另选文件")),
        alert=True,
    ),
    "not-ours": Note(
        "reported",
        Text("This is not a file saved by this checker.", "这不是本自查程序保存的文件。"),
        Text("Nothing here has changed.", "当前答案未改动。"),
        ("open", Text("Choose another file", "另选文件")),
        alert=True,
    ),
    "not-read": Note(
        "offline",
        Text(
            "The file was not loaded: the checker could not start.",
            "自查程序未能启动，文件未载入。",
        ),
        Text("Nothing here has changed.", "当前答案未改动。"),
        TRY_AGAIN,
        alert=True,
    ),
    "replace": Note(
        "open",
        Text(
            "Opening the file replaces the {count} on this page.",
            "打开文件将替换本页已有的 {count}答案。",
        ),
        NOTHING,
        ("replace", Text("Replace", "替换")),
        SAVE_FIRST,
        CANCEL,
    ),
    "saved": Note(
        "save",
        Text("Saved to your downloads.", "已保存到下载文件夹。"),
        Text("The file is yours; we keep no copy.", "本站不留副本。"),
    ),
    "saved-less": Note(
        "save",
        Text(
            "Saved to your downloads, without {n} in error:",
            "已保存到下载文件夹，未含填写有误的 {n}：",
        ),
        Text("{list}. The file is yours; we keep no copy.", "{list}。本站不留副本。"),
    ),
    "forget": Note(
        "forget",
        Text("Forget all answers?", "清除全部答案？"),
        Text("They were not saved to a file.", "尚未存为文件。"),
        ("forget-now", Text("Forget", "清除")),
        SAVE_FIRST,
        CANCEL,
    ),
    "forgotten": Note(
        "check",
        Text("All answers are gone from this device.", "已清除本机上的全部答案。"),
        Text("Files you saved are untouched.", "您保存的文件不受影响。"),
        UNDO,
    ),
    "removed": Note(
        "remove",
        Text("{what}", "{what}"),
        NOTHING,
        UNDO,
    ),
    "share": Note(
        "link",
        Text("The link holds your answers after the # sign.", "链接在 # 号之后带有您的答案。"),
        Text(
            "It is not sent to us; whoever has the link can read them.",
            "不会发送给本站；拿到链接的人都能看到。",
        ),
        ("copy", Text("Copy link", "复制链接")),
        CANCEL,
    ),
    "copied": Note("check", Text("Link copied.", "链接已复制。"), NOTHING),
    "not-copied": Note(
        "link", Text("Copy the link from this field.", "请从下面的框中复制链接。"), NOTHING
    ),
    "restarted": Note(
        "refresh",
        Text("The checker stopped answering and was restarted.", "自查程序无响应，已重新启动。"),
        Text("Your answers are kept.", "答案均已保留。"),
    ),
    "failed-network": Note(
        "offline",
        Text("The checker could not start.", "自查程序未能启动。"),
        Text(
            f"A file did not arrive (network). {SAFE.en}", f"有文件未能下载（网络原因）。{SAFE.zh}"
        ),
        TRY_AGAIN,
        SAVE,
        alert=True,
    ),
    "failed-offline": Note(
        "offline",
        Text("The checker could not start.", "自查程序未能启动。"),
        Text(f"There is no connection. {SAFE.en}", f"当前没有网络连接。{SAFE.zh}"),
        TRY_AGAIN,
        SAVE,
        alert=True,
    ),
    "failed-browser": Note(
        "offline",
        Text("This browser cannot run the checker.", "当前浏览器无法运行自查程序。"),
        Text(
            f"The guide and the printed form work as usual. {SAFE.en}",
            f"指南和打印版问卷可照常使用。{SAFE.zh}",
        ),
        SAVE,
        alert=True,
    ),
    "failed-crash": Note(
        "offline",
        Text("The checker stopped with an error.", "自查程序出错，已停止。"),
        SAFE,
        TRY_AGAIN,
        SAVE,
        alert=True,
    ),
}

# A box inside a note: its name and its words.
BOXES = {
    "saved": (
        "keep",
        Text("Keep on this device until I press Forget", "保留在本机，直到我点“清除”"),
    ),
    "saved-less": (
        "keep",
        Text("Keep on this device until I press Forget", "保留在本机，直到我点“清除”"),
    ),
    "share": (
        "nameless",
        Text("Without the names of company and shareholders", "不含公司和股东的名称"),
    ),
}
CHECKED = ("nameless",)
# Messages with a technical detail, folded.
DETAILED = ("not-ours",)

MEANWHILE = Text("Meanwhile", "您还可以")
CONDITIONS = Text("All conditions at a glance", "许可条件一览")
MATERIALS = Text("All materials at a glance", "申请材料一览表")
BY_HAND = Text("Print the form and fill it in by hand", "打印问卷手工填写")
COMMAND_LINE = Text("Check the saved file on the command line", "用命令行检查已保存的文件")
DETAIL = Text("Technical detail for a report", "技术信息（反馈时附上）")
CLOSE = Text("Close this message", "关闭提示")
