/** Whether a formula is words as well: a number, `n = 5`, `p < .05`. What is raised, lowered or a command is none. */
export function isPlainFormula(formula: string): boolean {
  return /^(?:[\p{L}\p{N}\s=<>≤≥.,:/()+–-]|\\[%,;: ])*$/u.test(formula);
}
