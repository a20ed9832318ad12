import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeCode } from '../../../../src/core/codebook/mergeCode';
import { renameCode } from '../../../../src/core/codebook/operations';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { CodedTranscript, type Corpus, Reading } from '../../../../src/core/corpus/corpus';
import { segmentsPerCode } from '../../../../src/core/corpus/segmentsPerCode';
import { StudyTurnRules } from '../../../../src/core/participants/studyTurnRules';
import { ok } from '../../../../src/core/base/result';
import { Study } from '../../../../src/study/study';
import { Random, randomStudy } from '../../core/analyses/kit/randomStudy';
import { MemoryFileStore } from '../memoryFileStore';
import { reportsOf } from './everything';

const CODERS = ['nd', 'em'];

/** What a person does in a study; gives what was done, for a failing case. */
async function act(study: Study, store: MemoryFileStore, random: Random, step: number): Promise<string> {
  const transcripts = study.transcripts;
  if (transcripts.length === 0) return 'nothing';
  const { path } = random.pick([...transcripts]);
  const coder = random.pick(CODERS);
  const codes = study.codebook.inOrder();
  switch (random.below(8)) {
    case 0:
    case 1:
      return code(study, path, coder, random, step);
    case 2: {
      await study.changeSidecar(path, coder, sidecar =>
        ok({ ...sidecar, segments: sidecar.segments.slice(1) }),
      );
      return `takes a segment of ${coder} off ${path}`;
    }
    case 3: {
      if (codes.length === 0) return 'nothing';
      await study.changeCodebook(codebook =>
        renameCode(codebook, random.pick([...codes]).id, `Name ${step}`),
      );
      return 'renames a code';
    }
    case 4: {
      if (codes.length < 2) return 'nothing';
      const [a, b] = [random.pick([...codes]).id, random.pick([...codes]).id];
      await study.changeCodebook(codebook => mergeCode(codebook, a, b));
      return `merges ${a} into ${b}`;
    }
    case 5: {
      const { text } = study.transcript(path)!;
      const at = Math.max(0, text.indexOf(' ', random.below(text.length + 1)));
      const edits = [{ start: at, end: at, text: ' more' }];
      study.openLive(path, text);
      study.editLive(path, edits);
      store.put(path, study.transcript(path)!.text);
      await study.savedLive(path);
      await study.closeLive(path);
      return `types in ${path}`;
    }
    case 6: {
      const sidecar = store.text(`${path}.nd.coding.json`);
      if (sidecar === undefined) return 'nothing';
      store.put(`${path}.nd.coding.json`, sidecar.replace('"in-progress"', '"complete"'));
      await study.refresh([`${path}.nd.coding.json`]);
      return `has another program complete ${path}`;
    }
    default: {
      const to = path.replace(/[^/]*$/, `renamed-${step}.txt`);
      const files = [...store.files].filter(([name]) => name === path || name.startsWith(`${path}.`));
      for (const [name, bytes] of files) {
        store.files.delete(name);
        store.files.set(to + name.slice(path.length), bytes);
      }
      await study.refresh(files.flatMap(([name]) => [name, to + name.slice(path.length)]));
      return `renames ${path} to ${to}`;
    }
  }
}

async function code(
  study: Study,
  path: string,
  coder: string,
  random: Random,
  step: number,
): Promise<string> {
  const { text, version, texts } = study.transcript(path)!;
  const codes = study.codebook.inOrder();
  if (text.length < 4 || codes.length === 0) return 'nothing';
  const start = random.below(text.length - 3);
  const end = start + 1 + random.below(text.length - start - 1);
  const { sha256, length } = texts.version;
  await study.changeSidecar(path, coder, sidecar =>
    ok({
      ...sidecar,
      texts: { ...sidecar.texts, [version]: { sha256, length } },
      segments: [
        ...sidecar.segments,
        {
          id: `new-${step}`,
          text: version,
          start,
          end,
          quote: text.slice(start, end),
          codes: [random.pick([...codes]).id],
        },
      ],
    }),
  );
  return `codes ${start} to ${end} of ${path} as ${coder}`;
}

/** The same study in objects of which nothing is known: turns, words and everything else are found anew. */
function copied(study: Study): Corpus {
  const file = study.file!;
  const rules = StudyTurnRules.of(file);
  return {
    study: structuredClone(file),
    codebook: Codebook.of(structuredClone(study.codebook.file)),
    transcripts: study.transcripts.map(
      ({ path, text, segments, codings }) =>
        new CodedTranscript(
          path,
          text,
          structuredClone(segments),
          codings,
          new Reading(text, rules.of(path), file.transcriberNotes),
        ),
    ),
  };
}

/** Analyses that are sums over transcripts: so few that each sum is kept from one act to the next. */
const SUMS = ['frequency', 'matrix', 'cooccurrence'];

describe('what is counted of a study that is worked on', () => {
  it('is so where sums are kept and one transcript in them is replaced', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const store = new MemoryFileStore(randomStudy(seed).files);
        const random = new Random(seed);
        const study = await Study.open(store);
        const done: string[] = [];
        for (let step = 0; step < 12; step++) {
          done.push(await act(study, store, random, step));
          assert.deepEqual(reportsOf(study.corpus, SUMS), reportsOf(copied(study), SUMS), done.join('; '));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is what counting everything anew finds, after any sequence of codings, edits, merges and renames', async () => {
    let acts = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const store = new MemoryFileStore(randomStudy(seed).files);
        const random = new Random(seed);
        const study = await Study.open(store);
        const done: string[] = [];
        for (let step = 0; step < 6; step++) {
          done.push(await act(study, store, random, step));
          assert.deepEqual(reportsOf(study.corpus), reportsOf(copied(study)), done.join('; '));
          assert.deepEqual([...study.codeCounts].sort(), [...segmentsPerCode(copied(study))].sort());
        }
        acts += done.filter(one => one !== 'nothing').length;
      }),
      { numRuns: 12 },
    );
    assert.ok(acts > 40);
  });
});
