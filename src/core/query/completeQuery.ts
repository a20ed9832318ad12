import { nameKey } from '../codebook/codeName';
import { attributeValues, attributesOf } from './comparisons';
import { printName } from './printQuery';
import { KEYWORDS, QUERY_UNITS } from './query';
import type { QueryNames } from './queryNames';
import { PREFIXES, type Prefix, type Token, tokensOf } from './tokens';

/** Something that can come next in a query. */
export interface Completion {
  /** What is shown. */
  readonly label: string;
  /** The query with it, so far. */
  readonly query: string;
  readonly kind:
    | 'code'
    | 'codegroup'
    | 'query'
    | 'keyword'
    | 'attribute'
    | 'value'
    | 'coder'
    | 'participant'
    | 'group'
    | 'speaker';
}

interface Offer {
  readonly label: string;
  readonly kind: Completion['kind'];
  /** As it is written in a query; by default its name. */
  readonly written?: string;
}

/** What can come next, those that begin with what was begun first. @param text a query up to the cursor */
export function completeQuery(text: string, names: QueryNames): readonly Completion[] {
  const tokens = tokensOf(text);
  if (!tokens.ok) return [];
  const all = tokens.value.slice(0, -1);
  const last = all.at(-1);
  const isInName = last?.kind === 'name' && last.end === text.length;
  const before = isInName ? all.slice(0, -1) : all;
  const begun = isInName ? text.slice(last.start) : '';
  const found = completed(text.slice(0, text.length - begun.length), begun, offersAfter(before, names));
  if (!isInName || !expectsPart(before.at(-1))) return found;
  // after a name that is whole, the last word may begin a keyword
  const word = /\s(\S+)$/.exec(begun)?.[1];
  if (word === undefined) return found;
  const head = text.slice(0, text.length - word.length);
  return [...found, ...completed(head, word, AFTER_PART).filter(({ label }) => label.startsWith(word))];
}

/** Fewer letters are in almost any name. */
const MIN_INSIDE = 3;

function completed(head: string, begun: string, offers: readonly Offer[]): readonly Completion[] {
  const typed = nameKey(begun);
  const rank = ({ label }: Offer) => {
    const key = nameKey(label);
    if (key.startsWith(typed)) return 0;
    return key.split(/\s/).some(word => word.startsWith(typed))
      ? 1
      : typed.length >= MIN_INSIDE && key.includes(typed)
        ? 2
        : -1;
  };
  return offers
    .map(offer => ({ offer, rank: rank(offer) }))
    .filter(one => one.rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ offer: { label, kind, written = printName(label) } }) => ({
      label,
      kind,
      query: head + written,
    }));
}

const keyword = (label: string): Offer => ({ label, kind: 'keyword', written: `${label} ` });

const AFTER_PART: readonly Offer[] = KEYWORDS.filter(one => one !== 'NOT' && one !== 'OF')
  .map(keyword)
  .sort((a, b) => Number(a.label === 'BY') - Number(b.label === 'BY'));

/** Whether a code or the like comes after this. */
function expectsPart(token: Token | undefined): boolean {
  if (!token || token.kind === '(') return true;
  return token.kind === 'keyword' && !['IN', 'WITHIN', 'BY'].includes(token.keyword);
}

function offersAfter(before: readonly Token[], names: QueryNames): readonly Offer[] {
  const last = before.at(-1);
  if (expectsPart(last)) return partOffers(names);
  switch (last!.kind) {
    case 'prefix':
      return prefixed((last as Token & { kind: 'prefix' }).prefix, names);
    case 'operator':
      return values(before.at(-2), names);
    case 'keyword': {
      const { keyword: word } = last as Token & { kind: 'keyword' };
      if (word === 'IN') return QUERY_UNITS.map(label => ({ label, kind: 'keyword' }));
      if (word === 'WITHIN')
        return ['30 words', '1 turn'].map(label => ({ label, kind: 'keyword', written: `${label} ` }));
      return names.coders.map(({ id, name = id }) => ({ label: name, kind: 'coder' }));
    }
    default:
      return AFTER_PART;
  }
}

function partOffers(names: QueryNames): readonly Offer[] {
  const { codebook } = names;
  const { groups = [], queries = [] } = codebook.file;
  const count = new Map<string, number>();
  for (const { name } of codebook.inOrder()) count.set(nameKey(name), (count.get(nameKey(name)) ?? 0) + 1);
  return [
    ...codebook.inOrder().map(({ id, name }): Offer => {
      const isOnly = count.get(nameKey(name)) === 1;
      return {
        label: name,
        kind: 'code',
        ...(isOnly ? {} : { written: printName(codebook.path(id).join(' / ')) }),
      };
    }),
    ...groups.map(({ name }): Offer => ({ label: name, kind: 'codegroup' })),
    ...queries.map(({ name }): Offer => ({ label: name, kind: 'query' })),
    ...attributesOf(names).map((label): Offer => ({ label, kind: 'attribute' })),
    keyword('NOT'),
    ...PREFIXES.filter(one => !['code', 'query', 'codegroup', 'attribute'].includes(one)).map(
      (one): Offer => ({ label: `${one}:`, kind: 'keyword', written: `${one}:` }),
    ),
  ];
}

function prefixed(prefix: Prefix, names: QueryNames): readonly Offer[] {
  const { codebook, study } = names;
  const { groups = [], queries = [] } = codebook.file;
  switch (prefix) {
    case 'code':
      return codebook.inOrder().map(({ name }) => ({ label: name, kind: 'code' }));
    case 'codegroup':
      return groups.map(({ name }) => ({ label: name, kind: 'codegroup' }));
    case 'query':
      return queries.map(({ name }) => ({ label: name, kind: 'query' }));
    case 'attribute':
      return attributesOf(names).map(label => ({ label, kind: 'attribute' }));
    case 'participant':
      return study.participants.map(({ id, name = id }) => ({ label: name, kind: 'participant' }));
    case 'group':
      return study.groups.map(({ id, name = id }) => ({ label: name, kind: 'group' }));
    case 'speaker':
      return [...study.interviewers, ...study.participants.flatMap(({ speakers = [] }) => speakers)].map(
        label => ({
          label,
          kind: 'speaker',
        }),
      );
    case 'transcript':
      return [];
  }
}

function values(compared: Token | undefined, names: QueryNames): readonly Offer[] {
  if (compared?.kind !== 'name' && compared?.kind !== 'bracketed') return [];
  const scale = names.codebook.findAll(compared.text).find(one => one.scale)?.scale;
  const ofScale = scale?.kind === 'ordinal' ? scale.values : [];
  return [...ofScale, ...attributeValues(names, compared.text)].map(label => ({ label, kind: 'value' }));
}
