import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import { CALLED, CALLING, PEOPLE, STANDS, WHO, YOUTH } from './reporting-en.ts'

const ABOUT = /\b(?:report|call|tell|told|notif|inform|contact|alert|scr|911|police|know)/u
const ANY = /./u

const DUTY = '(?:duty|duties|responsibility|responsibilities|obligations?)'

const BEFORE_CALLING = String.raw`\b(?:before|prior to) (?:(?:(?!and\b|leav)[\w']+ ){0,3}?(?:call|contact|tell|notif|inform|involv|alert|reach)\w*(?: [\w']+){0,2}? ${CALLED}|(?:(?!and\b|leav)[\w']+ ){0,3}?report\w*|(?:the )?${CALLED} (?:is|are|was|were|be|gets?|has|have|hears?|heard|knows?|knew))\b`

/** Sentences that undo reporting without a word against it. Each is let through when it's denied. */
export const UNDOES_REPORTING_EN: readonly DangerFamily[] = [
  {
    // Calls go through somebody, who clears, hears or agrees to them.
    danger: 'permission',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}(?:go|goes|going|went|gone|runs?|ran|pass|passes|passed|flows?|come|comes|(?:rout|channel|direct|funnel|coordinat|arrang)\w*)(?: [\w']+)? (?:through|via|by|past) ${WHO}`,
      String.raw`${STANDS}(?:clear|clears|cleared|clearing|vet|vets|vetted|okay|okays|okayed|endorsed?|screened|signed|agreed|(?:coordinat|arrang)\w*)\b[^.;,]{0,30} (?:by|with) ${WHO}`,
      String.raw`${STANDS}${WHO} (?:[\w']+ )?(?:clears?|vets?|okays?|ok's|endorses?|signs(?! the (?:log|book)\b| (?:the|each|every|all) (?:incident|accident|injury) reports?(?:[.;]|$))|must sign|screens|blesses)\b`,
      String.raw`${STANDS}(?:reports?|calls?)\b[^.;]{0,60}\b(?:made|placed|filed|sent|submitted)\b[^.;,]{0,30} by ${WHO}`,
      String.raw`${STANDS}${PEOPLE}'s? (?:blessing|say-so|agreement|okay|ok|nod|knowledge|instructions?|orders?|advice|support)\b`,
      String.raw`${STANDS}(?:in|at|on|with|under|upon|subject to|following) (?:the |an? )?(?:[\w']+ )?(?:blessing|say-so|agreement|okay|consultation|direction|instructions?|orders?|advice|review|knowledge|discussion) (?:of|with|by|from) ${WHO}`,
      String.raw`${STANDS}${WHO} (?:[\w']+ )?(?:agrees?|agreed|consents?|concurs?|assents?|says (?:so|yes)|gives? (?:the|a|their) (?:word|nod|okay|ok)|is (?:in agreement|on board|okay with))\b`,
    ),
    unless: /\b(yourself|with you|beside you|or you|or (the )?(person|one|staff member) who|or whoever)\b/u,
  },
  {
    // Somebody does something before SCR or the police are called.
    danger: 'permission',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}${PEOPLE}\b[^.;]{0,60} ${BEFORE_CALLING}`,
      String.raw`${BEFORE_CALLING}[^.;,]*, (?:(?!not |never |nobody |no one )[^.;])*\b${PEOPLE}\b`,
    ),
    unless:
      /\b(not|never|nobody|no one|need not)\b[^.;,:]{0,30}\b(ask|tell|wait|review|clear|hear|check|contact|call|inform|talk|speak)/u,
  },
  {
    // Nobody calls until somebody has done something.
    danger: 'permission',
    among: CALLING,
    says: patternsOf(
      String.raw`\b(?:not|never|no one|nobody|no)\b(?! (?:\w+ )?(?:wait|delay|put off|hold|hesitate|postpone))[^.;]*\b(?:reports?|calls?|called|${CALLED})\b[^.;]*\b(?:until|unless|before|that (?:is|has|was) not)\b[^.;]*\b${PEOPLE}\b`,
    ),
    unless: /\bbefore contacting\b|\b(delay|put off|postpone|hold)\w* (the |a |any )?(report|call)/u,
  },
  {
    // It's handled without SCR or the police.
    danger: 'notToReport',
    among: ANY,
    says: patternsOf(
      String.raw`${STANDS}without (?:[\w']+ ){0,4}?(?:${CALLED}|(?:a |any |the )reports?)\b`,
      String.raw`${STANDS}with no (?:[\w']+ ){0,3}?(?:${CALLED}|reports?)\b`,
      String.raw`${STANDS}(?:is|as|are|be|remains?|stays?|becomes?) (?:an |a |strictly |purely |our own )*internal (?:matter|affair|issue|concern)s?\b`,
      String.raw`${STANDS}(?:look|check|examin|review|process|follow|investigat)\w*(?: [\w']+){0,4} internally\b`,
      String.raw`${STANDS}(?:takes?|took|taking) the place of (?:a |the |any )?(?:report|call)`,
      String.raw`\bnot (?:a |an )?(?:matter|case|issue|concern|thing|one) (?:for|of) (?:the )?${CALLED}\b`,
    ),
  },
  {
    // Only with consent, or as the youth or the family wishes.
    danger: 'permission',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}with (?:(?:the|a|an|their|your|his|her) )?(?:[\w']+ ){0,3}(?:consent|agreement|permission|assent)\b`,
      String.raw`\b(?:if|when|where|unless|once|as long as|provided(?: that)?) (?:the |a |that |this |your )?${YOUTH} (?:[\w']+ )?(?:wants?|wishes|asks? for|is (?:ready|willing)(?: for)?|is (?:comfortable|okay|fine) with) ?(?:that|this|one|it|a report|a call|the police|scr)\b`,
      String.raw`${STANDS}(?:depends?|depending|hinges?|rests?|based) (?:up)?on (?:(?:the|what|whether|how) )*${YOUTH}\b`,
      String.raw`\b${YOUTH} (?:[\w']+ )?(?:decides?|chooses?|gets to (?:decide|choose)|has the (?:last|final) (?:word|say)|makes? the (?:choice|decision))\b`,
      String.raw`${STANDS}(?:choice|decision|right) (?:to|about|of) (?:report|call)\w*[^.;]{0,30}\b(?:belongs? to|is|lies with|rests with) (?:the )?${YOUTH}\b`,
      String.raw`${STANDS}(?:at (?:the )?${YOUTH}'s? request|at the request of (?:the )?${YOUTH}|wishes of (?:the )?${YOUTH})\b`,
    ),
  },
  {
    // A wish for no report, which staff go along with.
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`\b(?:if|when|where|unless) (?:the |a |that |this |your )?${YOUTH} (?:[\w']+ )?(?:not (?:want|wish|like)|objects?|declines?|refuses?|asks? (?:you|staff|us) not to)\b[^.;,]*\b(?:report|call|it|one|${CALLED})`,
      String.raw`\b${YOUTH} who (?:do|does|did) not (?:want|wish)`,
    ),
    unless:
      /\b(anyway|all the same|regardless|even so|no matter)\b|, (staff |you )?(must |still |will )*(call scr|report)\b|, (say|explain|tell them|let them know)( \w+)? (that )?(you|staff) (have to|must)( (report|call scr|do so|do it|anyway))?(?=[.;]|$)/u,
  },
  {
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}(?:respect|honor|follow|accept|abide|heed)\w*\b[^.;]{0,20}\b(?:wish|wishes|choice|decision|preference|refusal)\b`,
      String.raw`\b(?:wish|wishes|choice|decision|preference|refusal) (?:is|are|will be|must be|should be) (?:\w+ )?(?:respected|honored|followed|accepted|heeded)\b`,
    ),
  },
  {
    // SCR and the police are avoided, or kept out.
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}(?:avoid\w*|refrain\w*|hesitat\w*|steer\w* clear|(?:stay|keep|shy|shie|back|turn)\w* (?:away|clear|back)|hold\w* back|held back|reluctant|spar(?:e|es|ed|ing)|forgo\w*|discourag\w*) (?:(?:\w+ing|to|in|a|an|any|the|all|for|of|with|from|contact|bring|involve|call|calls|youth|them|family|staff) ){0,5}(?:${CALLED}|reports?|reporting)\b`,
      String.raw`${STANDS}(?:${CALLED}|reports?|reporting|calls?)\b[^.;,]{0,30} (?:is|are|be|was|were) (?:\w+ )?(?:avoided|discouraged|kept to a minimum|kept (?:out|away)|minimized|frowned|unwelcome)\b`,
      String.raw`${STANDS}(?:keep|keeps|kept|keeping|leave|leaves|leaving) (?:the )?${CALLED} (?:\w+ )?(?:out|away|off|at a distance|at bay|aside|uninvolved)\b`,
    ),
  },
  {
    // Once somebody is told, staff have no duty left.
    danger: 'notToReport',
    among: ANY,
    says: patternsOf(
      String.raw`\bno (?:(?:further|more|other|additional|remaining|separate) )+(?:[\w']+ )?(?:${DUTY}|role|part|action|steps?|task)\b`,
      String.raw`${STANDS}(?:${DUTY}|part|role|job)(?: then| now| to report)* (?:(?:is|are|was|were|has been|have been|will be) (?!not )(?:\w+ )?(?:done|over|finished|completed?|met|fulfilled|discharged|satisfied)|ends?|ended)\b`,
      String.raw`${STANDS}(?:relieved|free|freed|released|discharged|absolved|excused) (?:of|from) (?:[\w']+ ){0,3}(?:${DUTY}|report\w*)\b`,
      String.raw`\bno longer (?:responsible|obliged|obligated|required|involved|bound)\b|\boff the hook\b`,
      String.raw`${STANDS}(?:out of|not in|no longer in) (?:your|their|staff's|the staff's) hands\b`,
      String.raw`${STANDS}${DUTY}(?: to report)? (?:then |now )?(?:pass|passes|passed|transfers?|shifts?|moves?|falls|goes) (?:\w+ )?to (?!you|each|every|all)`,
      String.raw`${STANDS}(?:completes?|concludes?|ends|discharges?|finishes) (?:(?:the|your|their|a) )?(?:[\w']+ ){0,3}(?:role|part|${DUTY})\b`,
    ),
  },
  {
    danger: 'notToReport',
    among: ABOUT,
    says: patternsOf(
      String.raw`\bnothing (?:more|else|further) (?:to do|is|needs?|has|will be|need be)\b|\b(?:do|does|doing) nothing (?:more|else|further)\b`,
      String.raw`\bneed not do (?:anything|more|something)\b`,
    ),
  },
  {
    danger: 'notToReport',
    among: ANY,
    says: patternsOf(String.raw`${STANDS}(?:the )?rest is (?:up to|for|in the hands of) ${WHO}`),
  },
]
