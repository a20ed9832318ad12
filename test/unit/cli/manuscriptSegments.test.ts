import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { htmlComments } from '../../../src/core/manuscript/read/htmlComments';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SAMPLE = path.resolve(__dirname, '../../../media/sample-study');

describe('quotations in HTML that say of which segment they are', () => {
  const folder = tempFolder();

  it('are followed when the transcript is corrected, but not where a script has the comment', async () => {
    fs.cpSync(SAMPLE, folder.file('study'), { recursive: true });
    const id = 'ew080wnbfe';
    const text = 'I can leave it now. I know three things I can do next, and that I’ll think of one of them.';
    const comment = `<!-- segment:${id} -->`;
    const check = async (html: string) => {
      fs.writeFileSync(folder.file('paper.html'), html);
      return runCli(folder.path, 'manuscript', 'check', 'paper.html', 'study');
    };
    assert.equal((await check(`<p>“${text}” ${comment}</p>`)).code, 0);
    const other = 'Nothing of all this was ever said by anybody';
    const { code, out } = await check(`<h1>Results</h1>\n<p>One: “${other}” ${comment}</p>`);
    assert.equal(code, 1);
    assert.match(out, /^paper\.html:2:\d+: The segment that this quotation is of now reads: “/);
    assert.equal((await check(`<p>“${other}”</p><script>/* ${comment} */</script>`)).code, 0);
    assert.match((await check('<p>“A b c d e f” <!-- segment:gone0 --></p>')).out, /does not exist any more/);
  });

  it('have comments wherever a browser has them', () => {
    const of = (html: string) => htmlComments(html).map(({ start, end }) => html.slice(start, end));
    assert.deepEqual(of('a <!-- b --> <pre><!--c--></pre> <!-- <script> --> <!--d-->'), [
      '<!-- b -->',
      '<!--c-->',
      '<!-- <script> -->',
      '<!--d-->',
    ]);
    assert.deepEqual(of('<SCRIPT>"<!-- a -->"</script><style><!-- b --></style><!-- c -->'), ['<!-- c -->']);
    assert.deepEqual(of('<!-- a --> <!-- b'), ['<!-- a -->']);
  });
});
