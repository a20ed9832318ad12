// @ts-check
// An ES module as esbuild writes it, made a CommonJS module whose exports are plain properties.

/** What an assignment to a name looks like; names of properties are none. */
const ASSIGNED =
  /(?<![\w$.])([A-Za-z_$][\w$]*)\s*(?:\+\+|--|(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=(?![=>]))/g;
/** What is there as soon as the module has run, as esbuild writes it. */
const DECLARED = /^(?:(?:async )?function ?\*? ?|(?:var|let|const) (?=[\w$]+ =)|class )([\w$]+)/gm;
const STEPPED = /(?:\+\+|--)([A-Za-z_$][\w$]*)/g;

/**
 * esbuild itself makes each export a getter, which costs more than what is done with it where a loop calls a function of another
 * part: a third of the time of whole commands. What is declared with its value, and never assigned again, can be a property; what is
 * assigned later, or belongs to another part, keeps its getter.
 * @param {string} text an ES module, not minified, with its exports at the end
 */
function withPlainExports(text) {
  const found = /\nexport \{\n([^}]*)\n\};\n*((?:\/\/# sourceMappingURL=.*\n*)?)$/.exec(text);
  if (!found) return text;
  const counts = assignments(text);
  const declared = new Set([...text.matchAll(DECLARED)].map(match => match[1]));
  const isPlain = (/** @type {string} */ name) => declared.has(name) && (counts.get(name) ?? 0) <= 1;
  const properties = found[1]
    ?.split(',')
    .map(one => one.trim())
    .map(one => /^([\w$]+)(?: as ([\w$]+))?$/.exec(one))
    .map(match => {
      if (!match?.[1]) throw new Error('esbuild writes exports in another way than expected');
      const [, local, name = local] = match;
      return isPlain(local) ? `${name}: ${local}` : `get ${name}() { return ${local}; }`;
    });
  const body = text.slice(0, found.index);
  const exported = `Object.defineProperty({ ${properties?.join(', ')} }, "__esModule", { value: true })`;
  return `${body}\nmodule.exports = ${exported};\n${found[2]}`;
}

/** How often something of each name is assigned, whichever it is. @param {string} text @returns {Map<string, number>} */
function assignments(text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const pattern of [ASSIGNED, STEPPED])
    for (const [, name] of text.matchAll(pattern))
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

module.exports = { withPlainExports };
