import assert from 'node:assert/strict';
import { frequencyAnalysis } from '../../../../src/core/analyses/frequency/frequencyAnalysis';
import { runAnalysis } from '../../../../src/core/analyses/kit/analysis';
import { matrixAnalysis } from '../../../../src/core/analyses/matrix/matrixAnalysis';
import { segmentsAnalysis } from '../../../../src/core/analyses/segments/segmentsAnalysis';
import type { CodeGroup } from '../../../../src/core/codebook/code';
import { underlyingPlaces } from '../../../../src/core/report/underlyingPlaces';
import { randomOptions, twin } from '../analyses/frequency/twin';
import { onRandomStudies } from '../analyses/kit/onRandomStudies';
import type { Random, RandomStudy } from '../analyses/kit/randomStudy';
import { type TwinSegment, twinScope, upwards } from '../analyses/kit/twinScope';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly participants: number;
  readonly segments: number;
  readonly words: number;
  readonly transcripts: number;
}

describe('code groups in reports, against a count unit by unit', () => {
  it('have a row of all that carries any of their codes, after those of their codes', async () => {
    const seen = { groups: 0, counted: 0, several: 0, empty: 0, whole: 0, matrix: 0 };
    await onRandomStudies(({ study, corpus: plain, filters, random }) => {
      const groups = randomGroups(study, random);
      const corpus = { ...plain, codebook: plain.codebook.with({ ...plain.codebook.file, groups }) };
      const isWhole = random.chance(0.3);
      const asked = isWhole ? [] : random.some(groups, 0.6);
      const { codes: only, ...others } = filters;
      const wanted = isWhole ? undefined : (only ?? []);
      // what has no codes is asked for, too: by a code that there is not
      const codes = wanted && [...wanted, ...asked.flatMap(one => [...membersIn(study, one), 'none-0'])];
      const twinFilters = { ...others, ...(codes ? { codes } : {}) };
      const options = randomOptions(random.below(1e9));
      const report = runAnalysis(
        frequencyAnalysis,
        corpus,
        { ...others, ...(wanted ? { codes: wanted } : {}), codeGroups: asked.map(one => one.id) },
        { ...options, ...(isWhole ? { codegroups: true } : {}) },
      );
      assert.ok(report.ok, report.ok ? '' : report.error);
      const rows = [...report.value.data.rows] as Row[];
      const expected = twin(study, twinFilters, options).rows;
      assert.deepEqual(
        rows.filter(({ kind }) => kind !== 'group'),
        expected,
      );
      const { segments } = twinScope(study, twinFilters);
      const shown = (isWhole ? groups : asked).toSorted((a, b) => (a.name < b.name ? -1 : 1));
      assert.deepEqual(
        rows.slice(expected.length).map(({ id }) => id),
        shown.map(({ id }) => id),
      );
      for (const [i, group] of shown.entries()) {
        const row = rows[expected.length + i]!;
        const members = new Set(membersIn(study, group));
        const own = segments.filter(one => one.codes.some(id => members.has(id)));
        assert.deepEqual(pick(row), count(own), group.name);
        const places = underlyingPlaces(
          corpus,
          { ...others, ...(wanted ? { codes: wanted } : {}), codeGroups: asked.map(one => one.id) },
          { code: row.id },
        );
        assert.deepEqual(
          places.map(({ path, placed }) => `${path} ${placed!.coder} ${placed!.segment.id}`).sort(),
          own.map(nameOf).sort(),
        );
        seen.groups++;
        if (row.segments > 0) seen.counted++;
        else seen.empty++;
        if (own.some(one => one.codes.filter(id => members.has(id)).length > 1)) seen.several++;
        if (isWhole) seen.whole++;
      }
      seen.matrix += checkMatrix();

      /** Each cell of the groups’ rows, and what is listed of a group. */
      function checkMatrix(): number {
        const [group] = asked;
        if (!group) return 0;
        const scope = { ...others, codeGroups: [group.id] };
        const found = runAnalysis(matrixAnalysis, corpus, scope, { columns: 'transcript' });
        const listed = runAnalysis(segmentsAnalysis, corpus, scope);
        assert.ok(found.ok && listed.ok);
        const data = found.value.data as unknown as {
          columns: readonly { id: string }[];
          rows: readonly { id: string; cells: readonly number[] }[];
        };
        const members = membersIn(study, group);
        const narrow = twinScope(study, { ...others, codes: [...members, 'none-0'] });
        assert.deepEqual(
          data.rows.at(-1)!.cells,
          data.columns.map(
            ({ id }) => narrow.segments.filter(({ transcript }) => transcript.path === id).length,
          ),
        );
        assert.equal([...listed.value.data.rows].length, narrow.segments.length);
        return 1;
      }
    });
    for (const [name, number] of Object.entries(seen))
      assert.ok(number > 30, `${name} ${JSON.stringify(seen)}`);
  });
});

/** Some with themes, merged codes, codes of other groups, codes that are gone, and no codes at all. */
function randomGroups({ codes }: RandomStudy, random: Random): CodeGroup[] {
  const ids = [...codes.map(({ id }) => id), 'gone-1'];
  return ['g-1', 'g-2', 'g-3'].map((id, i) => ({
    id,
    name: `Group ${3 - i}`,
    codes: random.some(ids, [0.4, 0.2, 0.05][i]!),
  }));
}

/** Ids of the codes that have one of a group's above them, or are one. */
function membersIn({ codes }: RandomStudy, group: CodeGroup): string[] {
  const own = new Set(group.codes.flatMap(id => upwards(codes, id).slice(0, 1)));
  return codes
    .filter(({ mergedInto }) => mergedInto === undefined)
    .map(({ id }) => id)
    .filter(id => upwards(codes, id).some(above => own.has(above)));
}

function nameOf({ transcript, segment }: TwinSegment): string {
  return `${transcript.path} ${segment.coder} ${segment.id}`;
}

function pick({ participants, segments, words, transcripts }: Row): object {
  return { participants, segments, words, transcripts };
}

function count(segments: readonly TwinSegment[]): object {
  const words = new Set<string>();
  for (const { transcript, segment } of segments)
    for (let unit = segment.start; unit < segment.end; unit++)
      if (transcript.wordOf[unit]! >= 0) words.add(`${transcript.path} ${transcript.wordOf[unit]}`);
  return {
    participants: new Set(segments.flatMap(({ speakers }) => speakers)).size,
    segments: new Set(segments.map(nameOf)).size,
    words: words.size,
    transcripts: new Set(segments.map(({ transcript }) => transcript.path)).size,
  };
}
