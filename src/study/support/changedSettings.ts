/** A setting as the manifest declares it. */
export interface DeclaredSetting {
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
}

/** A setting that is not as it is by default, as it may be shown. */
export interface ChangedSetting {
  readonly name: string;
  /** Undefined for free text, of which nothing is shown. */
  readonly value: string | undefined;
}

/** Settings that differ from their defaults: numbers, yes or no, and choices as they are. */
export function changedSettings(
  declared: Readonly<Record<string, DeclaredSetting>>,
  valueOf: (name: string) => unknown,
): ChangedSetting[] {
  return Object.entries(declared).flatMap(([name, setting]) => {
    const value = valueOf(name);
    if (value === undefined || JSON.stringify(value) === JSON.stringify(setting.default)) return [];
    return { name, value: isHarmless(value, setting) ? String(value) : undefined };
  });
}

function isHarmless(value: unknown, { enum: choices = [] }: DeclaredSetting): boolean {
  return typeof value === 'boolean' || typeof value === 'number' || choices.includes(value);
}
