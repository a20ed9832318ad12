import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Code } from '../../../../src/core/codebook/code';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { FIELDS } from '../../../../src/core/codebook/definition';
import {
  type DefinitionTexts,
  changedParts,
  conflictingParts,
  rebased,
  saveDraft,
  textsOf,
} from '../../../../src/core/codebook/editDefinition';

const text = fc.constantFrom('', 'a', 'b', 'c\nd', ' a ');
const texts = fc.record({ description: text, include: text, exclude: text, example: text, memo: text });

const codeOf = (written: DefinitionTexts) =>
  ({
    ...{ id: 'x', name: 'X', note: 'kept' },
    ...Object.fromEntries(Object.entries(written).filter(([, value]) => value !== '')),
  }) as unknown as Code;

describe('writing a definition', () => {
  it('saves what was changed, keeps what others have changed, and never overwrites unseen', () => {
    let [saved, refused] = [0, 0];
    fc.assert(
      fc.property(texts, texts, texts, (before, mine, theirs) => {
        const base = textsOf(codeOf(before));
        const now = codeOf(theirs);
        const codebook = Codebook.of({ schema: 1, codes: [now] });
        const draft = { base, texts: mine };
        const result = saveDraft(codebook, 'x', draft);
        for (const field of FIELDS) {
          const [was, is, typed] = [before[field].trim(), theirs[field].trim(), mine[field].trim()];
          const isConflict = typed !== was && is !== was && is !== typed;
          assert.equal(conflictingParts(draft, now).includes(field), isConflict);
          if (!result.ok) continue;
          const made = Codebook.of(result.value).get('x')!;
          assert.equal(made[field]?.trim() ?? '', typed === was ? is : typed);
        }
        if (result.ok) {
          saved++;
          assert.equal((Codebook.of(result.value).get('x') as Code & { note: string }).note, 'kept');
        } else {
          refused++;
          // once it was shown, saving replaces it, and nothing that was typed is lost
          const again = rebased(draft, now);
          for (const field of changedParts(draft)) assert.equal(again.texts[field], mine[field]);
          const second = saveDraft(codebook, 'x', again);
          assert.ok(second.ok);
          const made = Codebook.of(second.value).get('x')!;
          for (const field of changedParts(draft))
            assert.equal(made[field]?.trim() ?? '', mine[field].trim());
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(saved > 100 && refused > 100);
  });

  it('says when the code is gone', () => {
    const draft = {
      base: textsOf(codeOf({} as DefinitionTexts)),
      texts: textsOf(codeOf({} as DefinitionTexts)),
    };
    assert.ok(!saveDraft(Codebook.of({ schema: 1, codes: [] }), 'x', draft).ok);
  });
});
