import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../../../src/core/base/steps';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { findBlocks, splitWords } from '../../../../../src/core/manuscript/live/blocks';
import { checkBlocks } from '../../../../../src/core/manuscript/live/checkBlocks';
import { blockStates, filled } from '../../../../../src/core/manuscript/live/fillBlocks';
import { segmentComment, segmentComments } from '../../../../../src/core/manuscript/live/segmentComments';
import { readManuscriptText } from '../../../../../src/core/manuscript/read/readManuscript';
import { encodeIn } from '../../../../../src/core/text/encode';
import { decodeAsWritten } from '../../../../../src/core/text/decode';
import { NodeFileStore } from '../../../../../src/node/nodeFileStore';
import { readStudy } from '../../../../../src/study/readStudy';

const HEAD = '<!-- transcript-coder: frequency --group part-2 --form paper -->';

describe('blocks of a paper that are filled', () => {
  let corpus: Corpus;
  before(async () => {
    ({ corpus } = await readStudy(new NodeFileStore('media/sample-study')));
  });

  const states = (text: string) => blockStates(text, corpus, async steps => finish(steps));

  it('finds them in lines of their own, and not in code', () => {
    const text = `a\n\n${HEAD}\nold\n<!-- end -->\n\`\`\`\`md\n\`\`\`\n${HEAD}\n\`\`\`\`\n~~~\n${HEAD}\n~~~\n<!-- end -->\nb ${HEAD}\n`;
    const { blocks, problems } = findBlocks(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      blocks.map(({ line, words, content }) => [line, words, text.slice(content.start, content.end)]),
      [[3, ['frequency', '--group', 'part-2', '--form', 'paper'], 'old\n']],
    );
  });

  it('leaves alone what is code in a list, in a quotation, by its indent or in an element', () => {
    for (const lines of [
      ['- step', '', '    ```md', `    ${HEAD}`, '    old', '    <!-- end -->', '    ```'],
      ['> ```md', `> ${HEAD}`, '> <!-- end -->', '> ```'],
      ['a', '', `    ${HEAD}`, '    <!-- end -->'],
      ['<pre>', HEAD, '<!-- end -->', '</pre>'],
    ])
      assert.deepEqual(findBlocks(lines.join('\r\n')), { blocks: [], problems: [] });
    const { blocks } = findBlocks(`- step\n\n    ${HEAD}\n    <!-- end -->\n`);
    assert.deepEqual(
      blocks.map(({ line }) => line),
      [3],
    );
  });

  it('names what is wrong with its line', async () => {
    const lines = (text: string) =>
      findBlocks(text).problems.map(({ line, message }) => `${line}: ${message}`);
    const missing =
      'This block has no end: “<!-- end -->” is missing before the next block or the end of the file.';
    assert.deepEqual(lines(`a\n${HEAD}\n`), [`2: ${missing}`]);
    assert.deepEqual(lines(`${HEAD}\n${HEAD}\n<!-- end -->\n`), [`1: ${missing}`]);
    assert.deepEqual(lines('<!-- transcript-coder: frequency\n-->\n'), [
      '1: This comment does not end in its line: “-->” is missing.',
    ]);
    assert.deepEqual(lines('\n<!-- transcript-coder: frequency --code "x -->\n'), [
      '2: A quotation mark in this comment is never closed.',
    ]);
    const run = async (call: string) =>
      (await states(`\n<!-- transcript-coder: ${call} -->\n<!-- end -->\n`)).problems.map(
        ({ line, message }) => `${line}: ${message.replace(/ (?:Available|The options are): .*/, '')}`,
      );
    assert.deepEqual(await run('freqency'), [
      '2: There is no analysis “freqency”. Did you mean “frequency”?',
    ]);
    assert.deepEqual(await run(''), ['2: Which analysis?']);
    assert.deepEqual(await run('frequency --grup a'), [
      '2: Unknown option “--grup”. Did you mean “--group”?',
    ]);
    assert.deepEqual(await run('frequency --group part-3'), [
      '2: There is no group “part-3”. Did you mean “part-1”?',
    ]);
    assert.deepEqual(await run('frequency --form long'), ['2: Unknown value “long” for --form.']);
    assert.deepEqual(await run('frequency media'), ['2: Unexpected argument “media”.']);
    assert.deepEqual(await run('frequency --group'), ['2: --group needs a value: --group GROUP']);
  });

  it('fills the published form, and keeps everything else', async () => {
    const before = `\ufeffBefore “it”\r\n\r\n  ${HEAD}  \r\nold\r\n<!-- end -->\r\nAfter it, \u00e4 \r`;
    const { blocks, problems } = await states(before);
    assert.deepEqual(problems, []);
    const after = filled(before, blocks);
    assert.equal(after.slice(0, before.indexOf('old')), before.slice(0, before.indexOf('old')));
    assert.ok(after.endsWith(before.slice(before.indexOf('<!-- end'))));
    const lines = after.slice(before.indexOf('old'), after.indexOf('<!-- end')).split('\r\n');
    assert.ok(lines.every(line => !line.includes('\n')));
    assert.deepEqual(lines.slice(0, 3), [
      '',
      'Table: Frequency of themes and codes. Group “Nine months after training (interviews)”, 6 participants.',
      '',
    ]);
    assert.match(
      lines[5]!,
      /^\| \*\*Positive impact of the GPM training in the context of IPS \(N = 6\)\*\* +\| general +\|$/,
    );
    assert.match(lines[6]!, /^\| &emsp;Principles' adoption \(N = 6\) +\| general +\|$/);
    assert.deepEqual(lines.slice(-2), ['', '']);
    assert.equal(filled(after, (await states(after)).blocks), after);
  });

  it('fills the report of any analysis, and its table alone for a paper', async () => {
    const text = (await states('<!-- transcript-coder: groups -->\n<!-- end -->\n')).blocks[0]!.current;
    assert.match(text, /^\n## Themes and codes by group/);
    assert.match(text, /### What this counts/);
    const call = '<!-- transcript-coder: groups --form paper -->\n<!-- end -->\n';
    const paper = (await states(call)).blocks[0]!.current;
    assert.match(paper, /^\nTable: [^\n]+ The whole study, 9 participants\.\n\n\| Theme/);
    assert.doesNotMatch(paper, /What this counts|^## /m);
    const quoted = `<!-- transcript-coder: segments --code "Structure" --form paper -->\n<!-- end -->\n`;
    const quotes = (await states(quoted)).blocks[0]!.current;
    assert.match(quotes, /^\n### [^\n]+\n\n/);
    assert.match(quotes, /^> /m);
  });

  it('says in a check which block is not as it would be, and which cannot be filled', async () => {
    const empty = `# Paper\n\n${HEAD}\n<!-- end -->\n\n<!-- transcript-coder: x -->\n<!-- end -->\n\nEnd.\n`;
    const check = async (text: string) =>
      checkBlocks(text, await readManuscriptText(text, 'markdown'), corpus, async steps => finish(steps));
    const { findings, filled: places } = await check(empty);
    assert.deepEqual(
      findings.map(({ code, paragraph, source }) => [
        code,
        paragraph,
        source?.kind === 'text' && [source.line, source.column],
      ]),
      [
        ['stale-block', 1, [3, 1]],
        ['stale-block', 1, [6, 1]],
      ],
    );
    assert.equal(places.length, 1);
    const full = filled(empty, (await states(empty)).blocks).replace(
      /<!-- transcript-coder: x[^]*/,
      'End.\n',
    );
    assert.deepEqual((await check(full)).findings, []);
    assert.equal((await check(full.replace('N = 6', 'N = 5'))).findings.length, 1);
  });

  it('takes words apart as a shell does', () => {
    assert.deepEqual(splitWords(` a  "b c" d'e f'g "" --x="y z" `), ['a', 'b c', 'de fg', '', '--x=y z']);
    assert.equal(splitWords(`a "b`), undefined);
    fc.assert(
      fc.property(fc.array(fc.string().filter(word => !word.includes('"'))), words => {
        assert.deepEqual(splitWords(words.map(word => `"${word}"`).join(' \t')), words);
      }),
    );
  });

  it('reads which segment a quotation is of', () => {
    const comment = segmentComment('k3f9a2b1c0de');
    const text = `“Words” ${comment} and <!--segment:x_1-->`;
    assert.equal(comment, '<!-- segment:k3f9a2b1c0de -->');
    assert.deepEqual(
      segmentComments(text).map(({ segment, start, end }) => [segment, text.slice(start, end)]),
      [
        ['k3f9a2b1c0de', comment],
        ['x_1', '<!--segment:x_1-->'],
      ],
    );
  });

  it('writes a text in the encoding that it was read in', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        (words, encoding) => {
          const text = `\ufeff${words}`;
          assert.deepEqual(decodeAsWritten(encodeIn(text, encoding)), { text, encoding, valid: true });
        },
      ),
    );
  });
});
