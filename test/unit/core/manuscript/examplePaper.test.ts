import assert from 'node:assert/strict';
import fs from 'node:fs';
import { finish } from '../../../../src/core/base/steps';
import type { Corpus } from '../../../../src/core/corpus/corpus';
import { checkManuscript } from '../../../../src/core/manuscript/checkManuscript';
import { type CheckedBlocks, checkBlocks } from '../../../../src/core/manuscript/live/checkBlocks';
import type { Manuscript, ManuscriptFormat, Paragraph } from '../../../../src/core/manuscript/manuscript';
import { readManuscript, readManuscriptText } from '../../../../src/core/manuscript/read/readManuscript';
import { NodeFileStore } from '../../../../src/node/nodeFileStore';
import { readStudy } from '../../../../src/study/readStudy';
import { Random } from '../analyses/kit/randomStudy';
import { FORMATS, type PaperBlock, paperFile } from './paperFiles';

const TEXT = fs.readFileSync('docs/examples/paper.md', 'utf8');

/** One word, one speaker, one number, one share and one label that are altered. */
const ALTERED: readonly (readonly [string, string, string])[] = [
  ['if you lose the why, you start to cheat', 'if you lose the way, you start to cheat', 'quote-altered way'],
  [
    'described our Tuesday to us” (Job Coach 2)',
    'described our Tuesday to us” (Job Coach 3)',
    'quote-other-speaker Job Coach 3',
  ],
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
    const checked = await checkBlocks(TEXT, paper, corpus, async steps => finish(steps));
    assert.equal(checked.filled.length, 2);
    const { findings, quotations } = finish(checkManuscript(paper, corpus, checked));
    assert.deepEqual(findings, []);
    assert.ok(quotations.length >= 11);
  });

  it('is right as it is written, and exactly what is altered is found', async () => {
    for (const [before, after, finding] of ALTERED) {
      const marked = (words: string) =>
        words.replace('Useful tool', '*Useful tool*').replace(/^Structure/, '*Structure*');
      assert.ok(TEXT.includes(marked(before)), before);
      const text = TEXT.replace(marked(before), marked(after));
      const paper = await readManuscriptText(text, 'markdown');
      const checked = await checkBlocks(text, paper, corpus, async steps => finish(steps));
      assert.deepEqual(words(paper, checked), [finding]);
    }
  });

  it('follows the segment of a quotation', async () => {
    const { path, segments, text } = corpus.transcripts.find(one => one.path === 'focus-group.txt')!;
    const { segment, start, end } = segments.find(one => one.end - one.start > 60)!;
    const found = async (id: string, quoted: string) => {
      const source = `A word.\n\nOne said: “${quoted}” (somebody). <!-- segment:${id} -->\n`;
      const paper = await readManuscriptText(source, 'markdown');
      const checked = await checkBlocks(source, paper, corpus, async steps => finish(steps));
      return finish(checkManuscript(paper, corpus, checked)).findings;
    };
    const now = text.slice(start, end).replace(/\s+/g, ' ').trim();
    const [altered, ...none] = await found(segment.id, 'nothing of this was ever said by any coach');
    assert.deepEqual(none, []);
    assert.deepEqual(
      [altered?.code, altered?.instead, altered?.passage],
      ['quote-altered', now, { transcript: path, start, end }],
    );
    const [gone, ...more] = await found('gone', 'nothing of this was ever said by any coach');
    assert.deepEqual(more, []);
    assert.equal(gone?.code, 'quote-not-found');
    assert.deepEqual(gone?.source?.kind === 'text' && gone.source.line, 3);
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
        findings.map(one => one.replace(/^\S+ /, '')),
        [altered],
        match.input.slice(match.index - 40),
      );
    }
  });

  async function found(paper: readonly PaperBlock[], format: ManuscriptFormat): Promise<string[]> {
    return words(await readManuscript(paperFile(paper, format), format));
  }

  function words(manuscript: Manuscript, blocks?: CheckedBlocks): string[] {
    return finish(checkManuscript(manuscript, corpus, blocks)).findings.map(
      ({ code, paragraph, start, end }) =>
        `${code} ${manuscript.paragraphs[paragraph]!.text.slice(start, end)}`,
    );
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
