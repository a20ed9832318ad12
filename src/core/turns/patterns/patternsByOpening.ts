import { BUILT_IN, type BuiltInPattern, type PatternKind } from './builtIn';

/** Patterns by how the lines begin that they may fit, in their order. */
export class PatternsByOpening {
  private readonly byOpening = new Map<string, readonly BuiltInPattern[]>();
  private readonly others: readonly BuiltInPattern[];

  constructor(...kinds: readonly PatternKind[]) {
    const all = kinds.flatMap(one => BUILT_IN.filter(({ kind }) => kind === one));
    this.others = all.filter(({ opening }) => opening === undefined);
    for (const unit of new Set(all.flatMap(({ opening }) => opening ?? []))) {
      const fitting = all.filter(({ opening }) => opening === undefined || opening === unit);
      this.byOpening.set(unit, fitting);
    }
  }

  for(opening: string): readonly BuiltInPattern[] {
    return this.byOpening.get(opening) ?? this.others;
  }
}
