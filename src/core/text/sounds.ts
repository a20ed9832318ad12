/** What transcribers note of sounds and silence, in the forms that they use. */
const SOUNDS = words(`
  laugh laughs laughed laughing laughter chuckle chuckles chuckled chuckling giggle giggles giggled giggling
  smile smiles smiled smiling grin grins sigh sighs sighed sighing cough coughs coughed coughing sniff sniffs sniffing
  sniffles sneeze sneezes sneezed sob sobs sobbing cry cries cried crying weep weeps weeping whisper whispers whispered
  whispering pause pauses paused pausing silence silent inaudible unintelligible indistinct unclear incomprehensible
  crosstalk cross overlap overlaps overlapping applause claps clapping nod nods nodded nodding breath breathes inhale inhales
  exhale exhales yawn yawns gasp gasps groan groans hum hums humming hesitates hesitation interruption interrupted beep
  throat noise noises

  lacht lachen lachend gelächter lächelt lächeln lächelnd schmunzelt grinst kichert kichern seufzt seufzen seufzend hustet
  husten räuspert räuspern weint weinen weinend schluchzt flüstert flüsternd pause pausen schweigt schweigen stille
  unverständlich unverst unv nickt atmet gähnt niest klatscht applaus durcheinander zögert geräusch geräusche

  rire rires rit rient riant sourit sourire soupir soupirs soupire tousse toux pleure pleurs chuchote silence pause
  inaudible incompréhensible hésite hésitation gorge applaudissements bruit

  ríe ríen risa risas sonríe suspira suspiro tose llora llanto susurra silencio pausa inaudible ininteligible asiente
  carraspea aplausos ruido

  ride ridono risata risate sorride sospira sospiro tossisce piange sussurra silenzio pausa incomprensibile inudibile
  annuisce applausi rumore

  lacht lachen gelach glimlacht zucht hoest huilt fluistert stilte pauze onverstaanbaar knikt applaus geluid

  riso risos ri sorri suspira suspiro tosse chora sussurra silêncio pausa inaudível incompreensível ininteligível aplausos

  skratt skrattar skratter suckar hostar gråter paus tystnad ohörbart otydligt griner latter sukker hoster græder gråter
  pause stilhed stillhet utydeligt uhørligt

  śmiech śmiechy śmieje uśmiecha wzdycha kaszle płacze pauza cisza niezrozumiałe
  смех смеётся смеется смеются улыбается вздыхает кашляет плачет пауза молчание тишина неразборчиво
  ضحك يضحك تضحك صمت وقفة

  笑 笑声 大笑 轻笑 停顿 沉默 听不清 叹气 咳嗽 哭 哭泣 鼓掌 点头
  笑い 笑う 苦笑 沈黙 間 聞き取れず 聞き取り不能 ため息 咳 拍手
  웃음 웃으며 침묵 한숨 기침
`);

/** What may be beside one of them: how, how long, by whom. */
const BESIDE = words(`
  long longer short brief briefly loud loudly soft softly quiet quietly slight slightly nervous nervously deep deeply heavy
  heavily both all everyone group together again in the background of and with a an clears clearing cross talk talking
  his her their s sec secs second seconds min mins minute minutes phone door rings ringing
  lang lange langes langer kurz kurze kurzer laut lautes leise leises beide alle gemeinsam im hintergrund und sek sekunde
  sekunden minuten sich sehr ca telefon klingelt tief nervös
  long longue longs court courte petit petite tous ensemble fort se racle la le de seconde secondes
  larga largo corta breve todos ambos segundo segundos lunga lungo tutti entrambi secondi secondo
  lange korte allen allemaal beiden samen seconden longa curta todos ambos
  lång kort alla lange alle sekunder
`);

/** Of a pause that was timed: `(3 s)`, `(2.5)`; so long are years and numbers of pages, too, but not these. */
const TIMED =
  /^[^\p{L}\p{N}]*\d{1,2}(?:[.,:]\d+)*[^\p{L}\p{N}]*(?:s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|secondi)?[^\p{L}\p{N}]*$/u;

/** Whether what is in brackets notes only sounds, pauses, what cannot be understood, or a time: `(laughs loudly)`, `(2.5)`. */
export function isSound(bracketed: string): boolean {
  if (TIMED.test(bracketed)) return true;
  const found = bracketed
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(word => word !== '');
  return (
    found.some(word => SOUNDS.has(word)) &&
    found.every(word => SOUNDS.has(word) || BESIDE.has(word) || /^\p{N}+$/u.test(word))
  );
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
