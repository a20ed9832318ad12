import type { PersonalKind } from '../privacy/personalData';

/** Words that say who somebody is, and what is to be in their place wherever a study has them. */
export interface Replacement {
  /**
   * As they are written, whole words. Any white space between them counts as the same, as do `'` and `’`, and letters that are
   * composed or not; `Anna` is found in `Anna’s`, but not in `Annabel`.
   */
  readonly find: string;
  /** The same for all that means one person or thing. */
  readonly replacement: string;
  readonly kind: PersonalKind;
  /** Whether capital and small letters count as the same, as they always do in addresses. */
  readonly anyCase?: boolean | undefined;
}
