// The part used here: js-yaml has no types of its own.
declare module 'js-yaml' {
  export interface Schema {
    readonly kind?: unknown;
  }
  /** Everything in it is text, lists and maps. */
  export const FAILSAFE_SCHEMA: Schema;
  export class YAMLException extends Error {
    readonly reason: string;
    /** `line` from 0. */
    readonly mark?: { readonly line: number } | undefined;
  }
  /** @throws YAMLException */
  export function load(text: string, options: { readonly schema: Schema }): unknown;
}
