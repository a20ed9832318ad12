import { byUnits } from './stringify';

/** A value as JSON with the keys of every object in order: equal for what `sameJson` calls the same, and only for that. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value)) ?? '';
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => byUnits(a, b)).map(([key, one]) => [key, ordered(one)]),
  );
}
