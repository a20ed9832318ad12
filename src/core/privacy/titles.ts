/** Small words within a name: Anna de Vries, Ben van der Berg. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'al am bin da dal de del della den der di do dos du el ibn la le of ten ter van von zu zum zur y'.split(
    ' ',
  ),
);
/** What says that a name follows, also where a sentence begins; after the first ones a full stop ends no sentence. */
export const ABBREVIATED = 'mr mrs ms mx dr prof st mme mlle sr sra'.split(' ');
export const TITLES: ReadonlySet<string> = new Set([
  ...ABBREVIATED,
  ...'miss professor sir madam nurse herr frau monsieur madame señor señora'.split(' '),
]);
