// Types that several files of the page's script name. Only the TypeScript compiler reads this file.

/** An application file as an object. */
type Application = Record<string, any>;

/** By what a button does; `any`, since the build has given each button what its act reads. */
type Acts = Record<string, (button: any, event: any) => void>;

/** Which way of starting: as it comes, and with all that may be asked for; whether to save data. */
type Way = { whole?: boolean; all?: boolean; saves?: boolean };

/** Why the rules cannot be asked. */
type Failure = { kind: "network" | "offline" | "browser" | "crash"; detail: string };

/** A field that cannot be read, and what is allowed there. */
type Fault = { path: string; en: string; zh: string };

/** What the rules reply to one answer first; checker/doors/web.py writes it. */
interface Result {
  errors: Fault[];
  /** The result by its parts, in order; empty where there is nothing. */
  panel: Record<string, string>;
  /** The same of the one rule that was asked for. */
  rules: Record<string, Record<string, string>>;
  /** What a screen reader is told. */
  spoken: string;
  /** The question that can settle most. */
  next: string | null;
}

/** And with what they tell the form behind it. */
interface Reply extends Result {
  /** What the page's places hold, as HTML, by their names. */
  parts: Record<string, string>;
  /** What each step of the page has come to. */
  steps: Record<string, StepState>;
  /** The step at which these answers are gone on with. */
  opens: string;
  /** What comes next, in order; checker/report/next_act.py writes it. */
  acts: Act[];
  form: FormReply;
  /** How the papers stand; no place before all law, and beside a rule. */
  papers: PapersReply;
}

/** What a press of the main button does, where that leads, and its words. */
type Act = { do: string; target: string; said: string };

/** How the papers stand; checker/report/papers_panel.py writes it, in one language. */
interface PapersReply {
  /** By the place's id. */
  places: Record<string, PaperPlace>;
  there: number;
}

/** How a paper or a group stands. */
type PaperPlace = { state: string; there: boolean; group: string; together: boolean };

/** What a step has come to: its mark, and the words, in full and in short. */
type StepState = { kind: "" | "met" | "not_met" | "unclear"; sentence: string; short: string };

/** A section: how many answers there are, and what its head says of that. */
type SectionReply = { answered: number; questions: number; said: string; settled: boolean };

/** What the rules say of the questions. */
interface FormReply {
  /** Questions that still matter. */
  relevant: string[];
  /** Whether there is any law on the filing date. */
  ruled: boolean;
  /** What a closed entry says of each of its questions, as HTML. */
  entries: Record<string, string>;
  sections: Record<string, SectionReply>;
}

/** Where there is no `:has()`: whose elements each attribute is of, and what they hold; the build writes it. */
declare const HELD: { of: string; holds: string }[];

/** The scripts around the interpreter, which the build makes; the one file has them in itself. */
declare module "runtime:*" {
  const loadPyodide: any;
  export { loadPyodide };
}
