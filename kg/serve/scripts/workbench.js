// The query editor: the plain text area becomes CodeMirror with SPARQL, completion of our
// terms and prefixes, and a mark on the line of an error. Without this script the form works.
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import {
  Decoration, EditorView, highlightActiveLine, keymap, lineNumbers, placeholder,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";

const LONGEST_ADDRESS = 6000;
const KEYWORDS = ("SELECT DISTINCT WHERE CONSTRUCT ASK DESCRIBE PREFIX OPTIONAL FILTER UNION MINUS " +
  "BIND VALUES GRAPH EXISTS COUNT SUM MIN MAX AVG SAMPLE STR LANG YEAR MONTH DAY CONTAINS STRSTARTS " +
  "REGEX COALESCE").split(" ");
const CLAUSES = ["GROUP BY", "ORDER BY", "HAVING", "LIMIT", "OFFSET", "NOT EXISTS", "GROUP_CONCAT"];

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.literal], color: "var(--good)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.variableName, tags.name], color: "var(--ink)" },
  { tag: [tags.namespace, tags.url, tags.link], color: "var(--post-ink)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--raised)", border: "1px solid var(--line)", borderRadius: "4px", fontSize: ".9rem" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", minHeight: "14rem", maxHeight: "32rem" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--soft)", border: "0" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--mark) 25%, transparent)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--mark) !important" },
  ".cm-placeholder": { color: "var(--soft)" },
  ".cm-wrong": { backgroundColor: "color-mix(in srgb, var(--bad) 22%, transparent)" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", border: "1px solid var(--line)", color: "var(--ink)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--paper)" },
  ".cm-completionInfo": { maxWidth: "24rem", fontFamily: "var(--serif)" },
});

let known;
function vocabulary(address) {
  known ??= fetch(address).then((answer) => (answer.ok ? answer.json() : { prefixes: {}, terms: [] }));
  return known;
}

// Takes a term; where its prefix is not declared yet, a PREFIX line goes to the top.
function take(prefixes) {
  return (view, completion, from, to) => {
    const prefix = completion.label.split(":")[0];
    const text = view.state.doc.toString();
    const changes = [{ from, to, insert: completion.label }];
    const declared = new RegExp(`prefix\\s+${prefix}:`, "i").test(text);
    const line = `PREFIX ${prefix}: <${prefixes[prefix]}>\n`;
    if (!declared) changes.unshift({ from: 0, insert: line });
    const anchor = from + completion.label.length + (declared ? 0 : line.length);
    view.dispatch({ changes, selection: { anchor } });
  };
}

function complete(address) {
  return async (context) => {
    const term = context.matchBefore(/[A-Za-z_][\w-]*:[\w-]*/);
    const variable = context.matchBefore(/\?\w*/);
    if (term) {
      const { prefixes, terms } = await vocabulary(address);
      const apply = take(prefixes);
      const options = terms.map((one) => ({ label: one.name, detail: one.label, info: one.definition || undefined, type: one.kind, apply }));
      return { from: term.from, options, validFor: /^[\w:-]*$/ };
    }
    if (variable) {
      const names = new Set(context.state.doc.toString().match(/\?\w+/g));
      names.delete(variable.text);
      return { from: variable.from, options: [...names].map((label) => ({ label, type: "variable" })), validFor: /^\?\w*$/ };
    }
    const word = context.matchBefore(/[A-Za-z]+/);
    if (!word && !context.explicit) return null;
    const { prefixes } = await vocabulary(address);
    const options = [...KEYWORDS, ...CLAUSES].map((label) => ({ label, type: "keyword" }))
      .concat(Object.keys(prefixes).map((prefix) => ({ label: `${prefix}:`, type: "namespace" })));
    return { from: word ? word.from : context.pos, options, validFor: /^\w*$/ };
  };
}

function wrong(area) {
  const number = Number(area.dataset.line);
  return EditorView.decorations.compute(["doc"], (state) =>
    number > 0 && number <= state.doc.lines && state.doc.toString() === area.defaultValue.trimEnd()
      ? Decoration.set([Decoration.line({ class: "cm-wrong" }).range(state.doc.line(number).from)])
      : Decoration.none);
}

function upgrade(area) {
  const form = area.form;
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const label = document.querySelector(`label[for="${area.id}"]`);
  area.after(host);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value.trimEnd(),
      extensions: [
        lineNumbers(), history(), bracketMatching(), closeBrackets(), highlightActiveLine(),
        sparql(), syntaxHighlighting(colours), look, wrong(area),
        placeholder("SELECT * WHERE { ?person a wm:Person } LIMIT 10"),
        autocompletion({ override: [complete(area.dataset.terms)] }),
        keymap.of([
          { key: "Mod-Enter", run: () => (form.requestSubmit(), true) },
          ...completionKeymap, ...historyKeymap, ...defaultKeymap,
        ]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label.textContent.trim() }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) area.value = view.state.doc.toString();
        }),
      ],
    }),
  });
  area.hidden = true;
  area.required = false;
  label.addEventListener("click", () => view.focus());
  form.addEventListener("submit", () => {
    area.value = view.state.doc.toString();
    form.method = encodeURIComponent(area.value).length > LONGEST_ADDRESS ? "post" : "get";
  });
}

// Copies the address of the query that is shown.
function share(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.link ? new URL(button.dataset.link, location.href).href : location.href);
    button.textContent = "Copied";
  });
}

document.querySelectorAll("textarea[data-terms]").forEach(upgrade);
document.querySelectorAll("button[data-share]").forEach(share);
