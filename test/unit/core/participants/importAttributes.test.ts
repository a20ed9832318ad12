import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type AttributeImport,
  applyAttributeImport,
  planAttributeImport,
} from '../../../../src/core/participants/importAttributes';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { STUDY, assertWritable, error, participant, value } from './studies';

const plan = (text: string, study = STUDY) => planAttributeImport(study, new TextEncoder().encode(text));
const changes = ({ changes: all }: AttributeImport) =>
  all.map(({ participant: id, attribute, before, after, line }) => [id, attribute, before, after, line]);

describe('planAttributeImport', () => {
  it('finds people by id, name or label, in any case, in whatever column names them', () => {
    const expected = [
      ['ann', 'site', undefined, 'north', 2],
      ['ben', 'site', undefined, 'south', 3],
    ];
    for (const text of [
      'id,site\nann,north\nben,south\n',
      'Name;Site\nANN;north\nBen;south\n',
      'speaker\tsite\nAnn K.\tnorth\nb\tsouth\n',
      'site,who\nnorth,Ann\nsouth,B\n',
    ]) {
      const study = {
        ...STUDY,
        participants: STUDY.participants.map(one => ({ ...one, attributes: { site: 0 } })),
      };
      const found = value(plan(text, study));
      assert.deepEqual(
        changes(found).map(([id, attribute, , after, line]) => [id, attribute, undefined, after, line]),
        expected,
        text,
      );
    }
  });

  it('says what changes, what stays, and which rows match nobody or somebody twice', () => {
    const found = value(
      plan(
        'id,age,profession,"years, employed"\nann,43,nurse,\nben,31,,2.5\nZoe,50,,\nANN,99,cook,1\ncy,,null,"3"\n',
      ),
    );
    assert.deepEqual(changes(found), [
      ['ben', 'age', undefined, 31, 3],
      ['ann', 'profession', undefined, 'nurse', 2],
      ['cy', 'profession', undefined, null, 6],
      ['ben', 'years, employed', undefined, 2.5, 3],
      ['cy', 'years, employed', undefined, 3, 6],
    ]);
    assert.equal(found.unchanged, 1);
    assert.deepEqual(found.unmatched, [{ line: 4, key: 'Zoe', reason: 'none' }]);
    assert.deepEqual(found.doubled, [{ line: 5, participant: 'ann', first: 2 }]);
    assert.deepEqual([found.keyColumn, found.attributes], ['id', ['age', 'profession', 'years, employed']]);
    const file = value(applyAttributeImport(STUDY, found));
    assert.deepEqual(participant(file, 'ann'), {
      ...participant(STUDY, 'ann'),
      attributes: { age: 43, profession: 'nurse' },
    });
    assert.deepEqual(participant(file, 'cy').attributes, { profession: null, 'years, employed': 3 });
    assertWritable(file);
  });

  it('does not make an attribute of a second column that names the same people', () => {
    assert.deepEqual(value(plan('id,name,age\nann,Ann,1\nben,,2\n')).attributes, ['age']);
    assert.deepEqual(value(plan('id,name,age\nann,Ann,1\nben,Someone,2\n')).attributes, ['name', 'age']);
  });

  it('cannot tell two people apart who share a label', () => {
    const study = {
      ...STUDY,
      participants: [
        { id: '1', speakers: ['R'] },
        { id: '2', speakers: ['R'] },
      ],
    };
    assert.deepEqual(value(plan('who,age\nR,1\n2,5\n', study)).unmatched, [
      { line: 2, key: 'R', reason: 'several' },
    ]);
  });

  it('reads numbers with a comma where Excel puts semicolons, and keeps the kind of a column', () => {
    const found = value(plan('id;years;room\nann;1,5;1\nben;2;2b\n'));
    assert.deepEqual(
      found.changes.map(({ after }) => after),
      [1.5, 2, '1', '2b'],
    );
  });

  it('writes nothing of a file that cannot be used, and says why', () => {
    const failure = (text: string, study = STUDY) => error(plan(text, study));
    assert.match(failure('id,age\nann,1\n', { ...STUDY, participants: [] }), /no participants yet/);
    assert.match(failure('id,age\nx,1\n'), /No column of the file identifies the participants/);
    assert.match(failure('id,age\n'), /No column of the file identifies/);
    assert.match(failure('id\nann\n'), /no columns other than/);
    assert.match(failure('id,__proto__\nann,1\n'), /cannot have the heading “__proto__” \(line 1\)/);
    assert.match(failure('id,\nann,1\n'), /^Line 2 has a value in column 2, which has no heading/);
    assert.deepEqual(value(plan('id,age,\nann,1,\n')).attributes, ['age']);
    assert.match(failure('id,Age,AGE\nann,1,2\n'), /Two columns have the heading “age” \(line 1\)/);
    assert.match(failure('id,age\nann,1,2\n'), /^Line 2 has 3 cells/);
    assert.match(failure(''), /empty/);
  });

  it('fails when a participant no longer exists', () => {
    const found = value(plan('id,age\nann,1\n'));
    assert.match(
      error(applyAttributeImport({ ...STUDY, participants: [] }, found)),
      /no longer has a participant “ann”/,
    );
  });

  it('brings back what was written down, of any values', () => {
    const cell = fc.constantFrom('', '1', '2.5', 'x', 'a "b"', 'a;b', 'true', 'null', '007', '两');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 3, maxLength: 3 }), rows => {
        const study: StudyFile = { ...STUDY, participants: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] };
        const quoted = rows.map(
          (cells, i) => `${'abc'[i]};${cells.map(text => `"${text.replaceAll('"', '""')}"`).join(';')}`,
        );
        const found = value(plan(`id;p;q\n${quoted.join('\n')}\n`, study));
        const file = value(applyAttributeImport(study, found));
        rows.forEach(([p, q], i) => {
          const { attributes = {} } = file.participants[i]!;
          assert.equal('p' in attributes ? String(attributes['p']) : '', p);
          assert.equal('q' in attributes ? String(attributes['q']) : '', q);
        });
        // a second time there is nothing left to change
        assert.deepEqual(value(plan(`id;p;q\n${quoted.join('\n')}\n`, file)).changes, []);
      }),
    );
  });
});
