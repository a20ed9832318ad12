/** What people talk about in the interviews that are made up. */
export const WORDS =
  'the and I to you a of that it was in we they but so have my on for is me with not what do at be he she just this because there then had like know all about would out when if or were up from them one get can really think some don’t it’s been people more time how now very your who well our going could their coach training group family house school nurse doctor medication hospital manager colleague team meeting plan goal talked felt helped tried started stopped asked told worried happy angry tired lonely difficult important different morning evening weekend month year money job office garden kitchen street children mother father sister brother friend neighbour support trust routine pressure question answer problem change reason moment feeling situation'.split(
    ' ',
  );
