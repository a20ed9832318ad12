import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import type { LabelPart } from '../../../../src/core/marks/endLabels';
import { labelHalves, labelPicture } from '../../../../src/core/marks/labelPicture';
import { labelText, labelTexts, longLabelText } from '../../../../src/core/marks/labelTexts';
import { signPicture } from '../../../../src/core/marks/signPicture';
import { stripesPicture } from '../../../../src/core/marks/stripesPicture';
import { CODES } from './arbitraries';

const THEME = { ink: '#111111', lineOf: (color: string) => color, tint: 0.2 };
const part = fc.record({
  name: fc.string({ unit: 'binary', maxLength: 60 }),
  values: fc.array(fc.oneof(fc.integer(), fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })), {
    maxLength: 2,
  }),
  color: fc.constantFrom(...CODES.map(({ color }) => color)),
  coder: fc.constantFrom(undefined, 'KL'),
  hasMemo: fc.boolean(),
  isKey: fc.boolean(),
});

/** The elements of a drawing, with their attributes. @throws where it is not well-formed */
function elements(svg: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(svg).close();
  return found;
}

describe('pictures of marks', () => {
  it('draw every part of a label, whatever its name, within the room that is made for it', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 3 }), fc.nat(5), (parts: LabelPart[], more) => {
        const label = { parts, more };
        const drawn = elements(labelPicture(label, THEME));
        const texts = drawn.filter(({ name }) => name === 'text');
        const written = labelTexts(label);
        assert.equal(texts.length, written.texts.length + Number(written.more > 0));
        assert.equal(written.texts.length + written.more, parts.length + more);
        const width = Number(drawn[0]!.attributes['width']);
        assert.ok(width <= 17 * 14, 'it fits into 34 columns');
        // halves of an em of 14 pixels
        assert.equal(width, labelHalves(label) * 7);
        let last = 0;
        for (const { attributes } of texts) {
          const x = Number(attributes['x']);
          assert.ok(x >= last);
          last = x + Number(attributes['textLength']);
        }
        assert.ok(last <= width + 0.01);
      }),
    );
  });

  it('give others’ names a dashed frame, and no bar', () => {
    const one = { ...CODES[0]!, values: [], hasMemo: false, isKey: false };
    const shapes = (more: object) =>
      elements(labelPicture({ parts: [{ ...one, ...more }], more: 0 }, THEME)).filter(
        ({ name }) => name === 'rect',
      );
    assert.equal(shapes({}).length, 2);
    const [frame, ...rest] = shapes({ coder: 'KL' });
    assert.deepEqual([rest.length, 'stroke-dasharray' in frame!.attributes], [0, true]);
  });

  it('say in words what a label shows', () => {
    const parts = [
      { name: 'Trust', values: [], color: '#111111', hasMemo: true, isKey: true },
      {
        name: `Long ${'and longer '.repeat(6)}end`,
        values: [],
        color: '#111111',
        coder: 'KL',
        hasMemo: false,
        isKey: false,
      },
    ];
    assert.match(labelText({ parts, more: 2 }), /^★✎ Trust, Long.*….*end · KL, \+2$/);
    assert.equal(longLabelText({ parts, more: 0 }), `★✎ Trust, ${parts[1]!.name} · KL`);
  });

  it('write as many names as can be read, and count the others', () => {
    const named = (...names: readonly string[]) =>
      labelText({
        parts: names.map(name => ({ name, values: [], color: '#111111', hasMemo: false, isKey: false })),
        more: 0,
      });
    assert.equal(named('Trust', 'Fear', 'Hope'), 'Trust, Fear, Hope');
    assert.equal(named('Trust in the doctors of all', 'Fear', 'Hope'), 'Trust in the…s of all, Fear, Hope');
    assert.match(
      named('Trust in the doctor', 'Fear of the results', 'Hope for the best'),
      /^Trust.*….*, Fear.*….*, \+1$/,
    );
    assert.match(named('Perceived pressure from the employment office'), /^Perceived pressu.*….*office$/);
  });

  it('keep a value whole where a name has to be shortened', () => {
    const part = (name: string, ...values: readonly (string | number)[]) => ({
      ...{ name, values, color: '#111111', hasMemo: false, isKey: false },
    });
    const text = (...parts: readonly LabelPart[]) => labelText({ parts, more: 0 });
    assert.equal(text(part('Trust', 'high')), 'Trust: high');
    assert.match(
      text(part('Perceived pressure from the employment office', 'medium')),
      /^Perceived.*….*office: medium$/,
    );
    assert.match(
      text(part('Not automatic yet', 'medium'), part('Shared language', 10)),
      /^Not.*….*: medium, Shared.*….*: 10$/,
    );
    assert.equal(text(part('Trust', 'low', 'high')), 'Trust: low / high');
    const long = part('Trust in others', 'agrees with all of what was said by everybody');
    assert.match(text(long), /^Trust in others: agrees.*…/);
    assert.equal(
      longLabelText({ parts: [long], more: 0 }),
      'Trust in others: agrees with all of what was said by everybody',
    );
  });

  it('draw a stripe for each code in its place, and say that there are more', () => {
    const stripe = { color: '#123456', isOther: false };
    const lines = (stripes: readonly (typeof stripe | undefined)[], hasMore = false) =>
      elements(stripesPicture({ stripes, hasMore }, THEME)).slice(1);
    const both = lines([undefined, stripe, { ...stripe, isOther: true }]);
    assert.deepEqual(
      both.map(({ attributes }) => [attributes['x1'], attributes['stroke-dasharray']]),
      [
        ['6', undefined],
        ['10', '4 3'],
      ],
    );
    const many = lines(
      Array.from({ length: 5 }, () => stripe),
      true,
    );
    assert.deepEqual(
      many.map(({ attributes }) => attributes['stroke']),
      ['#123456', '#123456', '#123456', '#123456', '#111111'],
    );
  });

  it('draw a star, a sheet, or both', () => {
    const paths = (isKey: boolean, hasMemo: boolean) =>
      elements(signPicture({ isKey, hasMemo }, '#111111')).filter(({ name }) => name === 'path').length;
    assert.deepEqual([paths(true, false), paths(false, true), paths(true, true)], [1, 1, 2]);
  });
});
