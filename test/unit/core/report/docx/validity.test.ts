import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ANALYSES } from '../../../../../src/core/analyses/list';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { finish } from '../../../../../src/core/base/steps';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { findScope } from '../../../../../src/core/corpus/scope';
import { codebookDocument } from '../../../../../src/core/exchange/codebookOut/codebookDocument';
import { codebookDocx } from '../../../../../src/core/exchange/codebookOut/codebookDocx';
import { pageContent } from '../../../../../src/core/page/pageContent';
import { pageDocx } from '../../../../../src/core/page/pageDocx';
import { formatOf } from '../../../../../src/core/report/formats/formats';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { onRandomStudies } from '../../analyses/kit/onRandomStudies';
import { anyCodebook, documentOf } from '../../exchange/randomCodebook';
import { randomContent } from '../../page/randomPage';
import { assertReadAlike } from './mammothDocx';
import { PIXEL } from './pixel';
import { readDocx } from './readDocx';
import { assertValid } from './validDocx';

const SAMPLE = path.resolve(__dirname, '../../../../../media/sample-study');

async function sampleCorpus(): Promise<Corpus> {
  const paths = fs.readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' });
  const files = paths.filter(one => fs.statSync(path.join(SAMPLE, one)).isFile());
  const contents = files.map(one => [
    one.split(path.sep).join('/'),
    fs.readFileSync(path.join(SAMPLE, one), 'utf8'),
  ]);
  return (await readStudy(new MemoryFileStore(Object.fromEntries(contents)))).corpus;
}

/** Every report that there is, the codebook and a coded transcript: name → bytes. */
async function documentsOf(corpus: Corpus, filters: ScopeOptions): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const analysis of ANALYSES) {
    await analysis.prepare(corpus, filters);
    const coders = corpus.study.coders.map(({ id }) => id).slice(0, 2);
    const given = analysis.id === 'compare' ? { coders } : {};
    for (const more of analysis.id === 'segments' ? [{}, { as: 'table' }] : [{}]) {
      const report = runAnalysis(analysis, corpus, filters, { ...given, ...more });
      if (!report.ok) continue;
      const bytes = await formatOf('a.docx')!.write(report.value, () => Promise.resolve(PIXEL));
      found.set(`${analysis.id} ${JSON.stringify(more)}`, bytes as Uint8Array);
    }
  }
  const scope = findScope(corpus, filters);
  assert.ok(scope.ok);
  found.set('codebook', await codebookDocx(finish(codebookDocument(corpus, scope.value, 2))));
  const transcript = corpus.transcripts[0]!;
  const page = pageContent(corpus, transcript, {});
  if (page.ok)
    found.set('page', await pageDocx(page.value, { transcript: transcript.path, study: corpus.study.name }));
  return found;
}

async function check(documents: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [name, bytes] of documents) {
    await assertValid(bytes, name);
    await assertReadAlike(bytes, readDocx(bytes));
  }
}

describe('Word documents', () => {
  it('are valid and read alike by another library: every report, the codebook and a page of the sample study', async () => {
    const documents = await documentsOf(await sampleCorpus(), {});
    assert.equal(documents.size, ANALYSES.length + 3, [...documents.keys()].join());
    await check(documents);
  });

  it('are so on random studies', async () => {
    let count = 0;
    await onRandomStudies(async ({ corpus, filters }) => {
      const documents = await documentsOf(corpus, filters);
      count += documents.size;
      await check(documents);
    }, 3);
    assert.ok(count > 30, `${count}`);
  });

  it('are so whatever is in a codebook or on a page', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, randomContent, async (codebook, content) => {
        const said = () => ({ caption: ['All.'], notes: [] });
        const documents = new Map([
          ['codebook', await codebookDocx(documentOf(codebook))],
          ['page', await pageDocx({ content, withoutPlace: 0, said }, { transcript: 'a', study: 'b' })],
        ]);
        await check(documents);
      }),
      { numRuns: 8 },
    );
  });

  it('would be found out if they were not', async () => {
    const corpus = await sampleCorpus();
    const report = runAnalysis(ANALYSES[0]!, corpus);
    assert.ok(report.ok);
    const bytes = (await formatOf('a.docx')!.write(report.value, () => Promise.resolve(PIXEL))) as Uint8Array;
    const changes: readonly ((xml: string) => string)[] = [
      xml => xml.replace(/(<w:tblW [^>]*>)(<w:tblLayout [^>]*>)/, '$2$1'),
      xml => xml.replace(/<w:tblGrid>.*?<\/w:tblGrid>/, ''),
      xml => xml.replace('w:type="dxa"', 'w:type="inches"'),
      xml => xml.replace('<w:tbl>', '<w:table/><w:tbl>'),
      xml => xml.replace(/r:embed="[^"]*"/, 'r:embed="rIdNone"'),
      xml => xml.replace('w:val="Caption"', 'w:val="Captions"'),
      xml => xml.replace(/<\/w:tcPr><w:p>.*?<\/w:p><\/w:tc>/, '</w:tcPr></w:tc>'),
      xml => xml.replace('<w:cantSplit/>', '<w:cantSplit w:val="perhaps"/>'),
    ];
    const files = unzipSync(bytes);
    const xml = strFromU8(files['word/document.xml']!);
    for (const change of changes) {
      assert.notEqual(change(xml), xml);
      const broken = zipSync({ ...files, 'word/document.xml': strToU8(change(xml)) });
      await assert.rejects(assertValid(broken), assert.AssertionError, change.toString());
    }
  });
});
