import assert from 'node:assert/strict';
import fs from 'node:fs';
import { finish } from '../../../../src/core/base/steps';
import type { Corpus } from '../../../../src/core/corpus/corpus';
import { checkClaims } from '../../../../src/core/manuscript/claims/checkClaims';
import { checkBlocks } from '../../../../src/core/manuscript/live/checkBlocks';
import type { Manuscript, ManuscriptFormat, Paragraph } from '../../../../src/core/manuscript/manuscript';
import { readManuscript, readManuscriptText } from '../../../../src/core/manuscript/read/readManuscript';
import { NodeFileStore } from '../../../../src/node/nodeFileStore';
import { readStudy } from '../../../../src/study/readStudy';
import { Random } from '../analyses/kit/randomStudy';
import { FORMATS, type PaperBlock, paperFile } from './paperFiles';

const TEXT = fs.readFileSync('docs/examples/paper.md', 'utf8');

/** One word, one number, one share and one label that are altered. */
const ALTERED: readonly (readonly [string, string, string])[] = [
  ['began with the Useful tool (N = 5, general)', 'began with the Useful tool (N = 4, general)', 'count 4'],
  ['Structure (N = 3) was typical', 'Structure (N = 3) was variant', 'label variant'],
  ['mentioned by five of the six participants', 'mentioned by four of the six participants', 'count four'],
  ['(5 of 6, 83.3%)', '(5 of 6, 83.4%)', 'share 83.4'],
  ['(7 of 9 participants, 78%)', '(7 of 8 participants, 78%)', 'count 8'],
];

describe('the example of a paper', () => {
  let corpus: Corpus;
  let blocks: readonly PaperBlock[];

  before(async () => {
    ({ corpus } = await readStudy(new NodeFileStore('media/sample-study')));
    blocks = blocksOf(await readManuscriptText(TEXT, 'markdown'));
  });

  it('has blocks that are up to date', async () => {
    const paper = await readManuscriptText(TEXT, 'markdown');
    const { findings, filled } = await checkBlocks(TEXT, paper, corpus, async steps => finish(steps));
    assert.deepEqual(findings, []);
    assert.equal(filled.length, 2);
    assert.deepEqual(finish(checkClaims(paper, corpus, { blocks: filled })), []);
  });

  for (const format of FORMATS) {
    it(`is right in ${format}, and exactly what is altered is found`, async () => {
      assert.deepEqual(await found(blocks, format), []);
      for (const [before, after, finding] of ALTERED)
        assert.deepEqual(await found(replaced(blocks, before, after), format), [finding]);
    });
  }

  it('finds each of fifty figures that are altered at random', async () => {
    const random = new Random(17);
    // every number, share and label of the running text
    const figures = blocks.flatMap((block, at) =>
      block.kind === 'text'
        ? [
            ...block.text.matchAll(
              /(?<=N = )\d+|\d+(?= of \d)|(?<=[(;,] ?)\d+(?:\.\d)?(?=%)|(?<=, )(?:general|typical)(?=\))/g,
            ),
          ].map(match => ({ at, match }))
        : [],
    );
    for (let i = 0; i < 50; i++) {
      const { at, match } = random.pick(figures);
      const altered = otherThan(match[0], random);
      const copy = blocks.map((block, k) =>
        k === at && block.kind === 'text'
          ? {
              ...block,
              text:
                block.text.slice(0, match.index) + altered + block.text.slice(match.index + match[0].length),
            }
          : block,
      );
      const findings = await found(copy, random.pick(FORMATS));
      assert.deepEqual(
        findings.map(one => one.replace(/^\w+ /, '')),
        [altered],
        match.input.slice(match.index - 40),
      );
    }
  });

  async function found(paper: readonly PaperBlock[], format: ManuscriptFormat): Promise<string[]> {
    const manuscript = await readManuscript(paperFile(paper, format), format);
    return finish(checkClaims(manuscript, corpus)).map(({ code, paragraph, start, end }) => {
      const { text } = manuscript.paragraphs[paragraph]!;
      return `${code} ${text.slice(start, end)}`;
    });
  }
});

function otherThan(figure: string, random: Random): string {
  if (!/\d/.test(figure))
    return random.pick(['general', 'typical', 'variant', 'rare'].filter(one => one !== figure));
  const [whole, decimal] = figure.split('.');
  if (decimal !== undefined) return `${whole}.${(Number(decimal) + 1 + random.below(9)) % 10}`;
  // no number that is right in another part
  return String(Number(whole) + (whole!.length > 1 ? 1 + random.below(5) : 11 + random.below(30)));
}

/** The same paper for a writer of another format. */
function blocksOf({ paragraphs }: Manuscript): PaperBlock[] {
  const found: PaperBlock[] = [];
  const tables = new Map<number, string[][]>();
  for (const { kind, text, cell } of paragraphs as readonly Paragraph[]) {
    if (kind !== 'cell') found.push({ kind, text });
    if (!cell) continue;
    let rows = tables.get(cell.table);
    if (!rows) {
      tables.set(cell.table, (rows = []));
      found.push({ kind: 'table', rows });
    }
    (rows[cell.row] ??= [])[cell.column] = text;
  }
  return found;
}

function replaced(blocks: readonly PaperBlock[], before: string, after: string): PaperBlock[] {
  const at = blocks.findIndex(block => block.kind !== 'table' && block.text.includes(before));
  assert.ok(at >= 0, before);
  return blocks.map((block, i) =>
    i === at && block.kind !== 'table' ? { ...block, text: block.text.replace(before, after) } : block,
  );
}
