/** Words of products, symbols and syntax: the same in every language. */
const EVERYWHERE =
  'transcript coder markdown pabak synopsis command study options git cu jaccard scott sd df';

/** Words that a language has in common with English. What is the same and has other words is not translated. */
export const SAME: Readonly<Record<string, ReadonlySet<string>>> = {
  de: words(`abstract annotation blind code codes commit definition filter in interviewer label labels layout linear magenta
    median memo memos name orange remote status test tests text variant`),
  es: words('base commit general magenta memo memos no software total'),
  fr: words(`annotation annotations archives base code codes commit consensus date dates description discussion exact figure
    magenta mauve message note occurrence occurrences olive options orange page participant participants passage passages
    rare rose saturation second segment segments six test tests total variant version versions violet`),
};

function words(list: string): ReadonlySet<string> {
  return new Set([EVERYWHERE, list].flatMap(part => part.split(/\s+/)));
}
