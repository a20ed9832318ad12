import assert from 'node:assert/strict';
import { plausibility } from '../../../../src/core/text/plausibility';

describe('how plausible a reading is', () => {
  it('is the share of characters that stand where they usually do', () => {
    assert.equal(plausibility('P1: nothing else'), 1);
    assert.equal(plausibility('é, c\u00bdur'), 0.5);
    assert.equal(plausibility('déjÄ'), 0.5);
    // seldom, but not never
    assert.equal(plausibility('Žal'), 0.5);
  });

  for (const usual of [
    'À l’été, c’est « très » bien… Ça, 1ère fois, n° 3.',
    '„Später“, §5, »gut«, 5 €.',
    '¿Qué? ¡Sí! La 1ª y el 2º.',
    'It’s “fine” – or — word—word.',
    'ГРОМКО и тихо, 20 °C.',
    '最初の一週間、はい。',
    'Ö och å',
  ])
    it(`is full for ${usual}`, () => assert.equal(plausibility(usual), 1));

  for (const odd of [
    'lՎte',
    'fatiguŽe',
    'Žt\u008f',
    'c½ur',
    'wei§ es',
    '€rzte',
    '20 ¤',
    'sÃ©rie',
    'dŽjˆ',
    'no.Õ',
  ])
    it(`is not for ${odd}`, () => assert.ok(plausibility(odd) < 0.6));

  it('takes a character of two units as one', () => {
    assert.equal(plausibility('ok 😀 ok'), 1);
    assert.equal(plausibility('漢𠀋字'), 1);
    assert.equal(plausibility('a𠀋a'), 0);
  });
});
