import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import { nameKey } from '../../../../../src/core/codebook/codeName';
import { stringifyCodebook } from '../../../../../src/core/codebook/parseCodebook';
import { stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import type { Segment } from '../../../../../src/core/coding/segment';
import { sidecarPath } from '../../../../../src/core/coding/sidecarName';
import { incomingStudy } from '../../../../../src/core/exchange/projectIn/incomingStudy';
import { type StudyMerge, mergeStudy } from '../../../../../src/core/exchange/projectInto/mergeStudy';
import { stringifyStudy } from '../../../../../src/core/studyFile/parseStudy';
import { outgoingStudy } from '../../../../../src/study/outgoingStudy';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { exported } from '../exported';
import { richStudy } from '../richStudy';

type Files = Readonly<Record<string, Uint8Array | string>>;

/** What an import of a project into a study comes to. */
async function merged(files: Files, project: Uint8Array): Promise<StudyMerge> {
  const store = new MemoryFileStore(files);
  const { corpus, study } = await readStudy(store);
  const { sidecar, memoFiles } = await outgoingStudy(store, corpus, study);
  const incoming = await incomingStudy('x.qdpx', project, { target: corpus });
  const result = mergeStudy({ corpus, sidecar, memoFiles, others: [] }, incoming);
  assert.ok(result.ok);
  return result.value;
}

/** The files of the study then. */
function after(files: Files, { study, codebook, codings, files: added }: StudyMerge): Files {
  return {
    ...files,
    'study.json': stringifyStudy(study),
    'codebook.json': stringifyCodebook(codebook),
    ...Object.fromEntries(
      codings.map(one => [sidecarPath(one.path, one.after.coder), stringifySidecar(one.after)]),
    ),
    ...Object.fromEntries(added.map(({ path, text }) => [path, text])),
  };
}

describe('a project in a study that has something already', () => {
  it('changes nothing where the study is the one that was exported', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const { files } = richStudy(seed);
        const { bytes, corpus } = await exported(files);
        const merge = await merged(files, bytes);
        assert.deepEqual(merge.files, []);
        assert.deepEqual(merge.codings, []);
        assert.equal(stringifyStudy(merge.study), stringifyStudy(corpus.study));
        assert.equal(stringifyCodebook(merge.codebook), stringifyCodebook(corpus.codebook.file));
        assert.equal(merge.newSegments, 0);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps all of another study, has every coding of the project, and adds nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer(), async (one, other) => {
        const ours = richStudy(one).files;
        const theirs = await exported(richStudy(other).files);
        const merge = await merged(ours, theirs.bytes);
        const now = after(ours, merge);
        const store = new MemoryFileStore(now);
        const { corpus, problems } = await readStudy(store);
        assert.deepEqual(
          problems.filter(({ severity }) => severity === 'error'),
          [],
        );
        const { corpus: before } = await readStudy(new MemoryFileStore(ours));
        for (const code of before.codebook.file.codes)
          assert.ok(corpus.codebook.file.codes.some(({ id }) => id === code.id));
        for (const { path, text, all } of before.transcripts) {
          const transcript = corpus.transcripts.find(found => found.path === path)!;
          assert.equal(transcript.text, text);
          const has = new Map(
            transcript.all.map(found => [`${found.coder} ${found.segment.id}`, found.segment]),
          );
          for (const { coder, segment } of all) {
            const kept = has.get(`${coder} ${segment.id}`)!;
            assert.ok(segment.codes.every(code => kept.codes.includes(code)));
          }
        }
        // every coding of theirs is somewhere on its words, by the names of its code and its coder
        const named = (of: typeof corpus) =>
          of.transcripts.flatMap(({ text, all }) =>
            all
              .filter(({ state }) => state === 'ok' || state === 'changed')
              .flatMap(({ segment, start, end, coder }) =>
                namesOf(of.codebook, segment).map(code =>
                  JSON.stringify([text, text.slice(start, end), code, coderOf(of, coder)]),
                ),
              ),
          );
        const all = new Set(named(corpus));
        const whole = named(theirs.corpus).filter(
          coding => !/[\ud800-\udfff]/.test(JSON.parse(coding)[1] as string),
        );
        for (const coding of whole) assert.ok(all.has(coding), coding);

        const again = await merged(now, theirs.bytes);
        assert.deepEqual([again.files, again.codings, again.newCodes], [[], [], 0]);
        assert.equal(stringifyStudy(again.study), stringifyStudy(corpus.study));
        assert.equal(stringifyCodebook(again.codebook), stringifyCodebook(corpus.codebook.file));
      }),
      { numRuns: 30 },
    );
  });
});

function namesOf(codebook: Codebook, { codes }: Segment): readonly string[] {
  return codebook.resolveAll(codes).flatMap(id => (codebook.get(id) ? nameKey(codebook.get(id)!.name) : []));
}

function coderOf(
  { study }: { study: { coders: readonly { id: string; name?: string | undefined }[] } },
  id: string,
) {
  return study.coders.find(coder => coder.id === id)?.name ?? id;
}
