import fc from 'fast-check';
import { Codebook } from '../../../../src/core/codebook/codebook';
import type { Code, Scale } from '../../../../src/core/codebook/code';
import { cleanName, nameKey } from '../../../../src/core/codebook/codeName';
import { visibleLines } from '../../../../src/core/base/visible';
import { parseStudy } from '../../../../src/core/studyFile/parseStudy';
import { finish } from '../../../../src/core/base/steps';
import { findScope } from '../../../../src/core/corpus/scope';
import type { ValueUse } from '../../../../src/core/exchange/codebookIn/planImport';
import type { CodebookDocument } from '../../../../src/core/exchange/codebookOut/codebookDocument';
import { codebookDocument } from '../../../../src/core/exchange/codebookOut/codebookDocument';

/** What formats could take for something of their own. */
const PIECES = [
  ...[
    '#',
    '##',
    '- ',
    '* ',
    '1. ',
    '> ',
    '```',
    '**',
    '_',
    '`',
    '\\',
    '<!--',
    '-->',
    '<b>',
    '&amp;',
    '[a](b)',
  ],
  ...[
    '=1+1',
    "'=",
    '+',
    '-',
    '@',
    '"',
    ',',
    ';',
    '\t',
    ' / ',
    '›',
    '>',
    '::',
    '|',
    '_x0041_',
    '…',
    'é',
    '漢',
    '😀',
  ],
  ...['Trust', 'Fear', 'of', 'the', 'x', 'level 7', 'level', 'name', '---'],
];

const words = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 })
  .chain(pieces => fc.constantFrom('', ' ').map(between => pieces.join(between)));

export const anyName = words.map(cleanName).filter(name => name !== '');

const text = fc
  .array(fc.oneof(words, fc.constantFrom('', '## Heading', '- item', '    code', '> quoted')), {
    maxLength: 4,
  })
  .map(lines => visibleLines(lines.join('\n')).trim());

const color = fc.nat(0xffffff).map(value => `#${value.toString(16).padStart(6, '0')}`);

const level = fc.oneof(
  words.filter(one => one.trim() !== ''),
  fc.constantFrom('so, so', ';', '"', ' high', '-5', '0–10', '=1+1', 'low'),
);
const scale: fc.Arbitrary<Scale> = fc.oneof(
  fc.uniqueArray(level, { minLength: 2, maxLength: 5 }).map(values => ({ kind: 'ordinal' as const, values })),
  fc
    .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 30 }))
    .map(([min, more]) => ({ kind: 'numeric' as const, min: min / 4, max: (min + more) / 4 })),
);

/** Of a study in which no coding has a value. */
export const NO_VALUES: ValueUse = () => new Map();

interface Drawn {
  readonly name: string;
  readonly under: number;
  readonly fields: Partial<Code>;
  /** Which of the groups it is in. */
  readonly groups: readonly number[];
}

/** Codebooks as people make them here: siblings have different names, definitions have any signs of Markdown and spreadsheets. */
export const anyCodebook: fc.Arbitrary<Codebook> = fc
  .tuple(anyCodes(), fc.uniqueArray(anyName, { selector: nameKey, maxLength: 3 }), text)
  .map(([drawn, groups, description]) => treeOf(drawn, groups, description));

function anyCodes(): fc.Arbitrary<Drawn[]> {
  return fc.array(
    fc.record({
      name: anyName,
      under: fc.nat(),
      groups: fc.subarray([0, 1, 2]),
      fields: fc.record(
        {
          color,
          description: text,
          include: text,
          exclude: text,
          example: text,
          memo: text,
          retired: fc.constant(true as const),
          scale,
        },
        { requiredKeys: [] },
      ),
    }),
    { minLength: 1, maxLength: 14 },
  );
}

function treeOf(drawn: readonly Drawn[], groupNames: readonly string[], description: string): Codebook {
  const codes: Code[] = [];
  const taken = new Set<string>();
  const members: string[][] = groupNames.map(() => []);
  drawn.forEach(({ name, under, fields, groups }, i) => {
    // long chains, so that headings of six levels are not enough
    const above =
      under % 3 === 0 ? undefined : codes[under % 3 === 1 ? codes.length - 1 : under % codes.length];
    const key = `${above?.id} ${nameKey(name)}`;
    if (taken.has(key)) return;
    taken.add(key);
    for (const group of groups) members[group]?.push(`code-${i.toString(36)}`);
    const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
    codes.push({
      id: `code-${i.toString(36)}`,
      name,
      ...(above ? { parent: above.id } : {}),
      ...filled,
      rank: `a${String.fromCharCode(65 + i)}`,
    } as Code);
  });
  const groups = groupNames.map((name, i) => {
    const about = i === 0 && description !== '' ? { description } : {};
    return { id: `group-${i}`, name, ...about, codes: members[i]! };
  });
  return Codebook.of({ schema: 1, codes, ...(groups.length > 0 ? { groups } : {}) });
}

/** A codebook without coding, as it is exported. */
export function documentOf(codebook: Codebook): CodebookDocument {
  const study = parseStudy(
    '{"schema":1,"name":"S","transcripts":["*.txt"],"participants":[],"groups":[],"coders":[]}',
  ).value!;
  const corpus = { study, codebook, transcripts: [] };
  const scope = findScope(corpus);
  if (!scope.ok) throw new Error(scope.error);
  return finish(codebookDocument(corpus, scope.value, 3));
}

/** The tree as names and levels. */
export function treeIn(codebook: Codebook): readonly string[] {
  return codebook.inOrder().map(({ id, name }) => `${codebook.path(id).length} ${name}`);
}
