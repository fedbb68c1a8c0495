import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import { CALLED, CALLING, REPORT, REPORTED, STANDS } from './reporting-en.ts'

const ABOUT = /\b(?:report|call|tell|told|notif|inform|contact|alert|scr|911|police|know)/u
const TELLING = String.raw`(?:tell|inform|notif|advis|alert|brief|messag|e-?mail|not(?:e|ing)\b|a word\b|speak|talk|document)\w*`
const A_REPORT = String.raw`(?:(?:a|the|any|every|each|such a|this) (?:[\w'-]+ )?(?:report|call)(?: to (?:the )?${CALLED})?|reporting|reports|(?:calling|contacting|involving|phoning|notifying) (?:the )?${CALLED}|calls? to (?:the )?${CALLED})`
const ALWAYS =
  '(?:always|usually|automatically|necessarily|every|all|each|everything|routinely|invariably|by default|normally|generally|strictly|immediately|yet)'
const APPROPRIATE =
  '(?:appropriate|necessary|needed|practicable|practical|feasible|applicable|warranted|reasonable|reasonably possible|required(?! by)|relevant|indicated|advisable|called for|deemed|justified|suitable|time permits|circumstances|they see|you see)'
const NORMALLY =
  '(?:normally|usually|generally|typically|ordinarily|ideally|preferably|sometimes|often|mostly|occasionally|rarely|seldom|in principle|as a rule|in general|in most cases|at times|try to|aim to|endeavou?r to|are invited to|are asked to consider|may wish to|might want to|may want to)'
const ADVISED =
  '(?:recommended|suggested|advised|advisable|preferable|preferred|desirable|good practice|best practice|a good idea|welcome|appreciated|encouraged|a courtesy|helpful)'
const BOND =
  '(?:relationship|trust|rapport|alliance|bond|confidentiality|privilege|reputation|healing|therapy|privacy|confidence|wishes)'
const SPOILS =
  '(?:destroy|damage|harm|hurt|break|betray|undermine|jeopardi[sz]e|erode|ruin|wreck|cost|strain|traumati[sz]e|retraumati[sz]e|re-traumati[sz]e|upset|alienate|backfire|lose|scare|drive|do more harm|tear|split|push|end|make (?:it|things) worse)'

/** A report becomes something less than a duty of everybody, at once. */
export const LESSENS_EN: readonly DangerFamily[] = [
  {
    // Telling somebody at work isn't a report to SCR, and a report by one person isn't everybody's.
    danger: 'notToReport',
    among: ABOUT,
    says: patternsOf(
      String.raw`${STANDS}${TELLING}[^.;,]{0,45} (?:is|are|will be|would be|shall be)(?: (?!not\b|never\b)\w+)? (?:sufficient|enough|adequate|all (?:that|you|staff|anyone)|satisfactory|as good as)`,
      String.raw`${STANDS}(?:counts? as|amounts? to|constitutes?|serves? as|stands? in for|is the same as|equals|is treated as|is as good as|is deemed|qualifies as|takes? the place of) (?:a |the |your |their |making a )?(?:\w+ )?(?:report|reporting|call)\b`,
      String.raw`${STANDS}suffices?\b`,
      String.raw`\b(?:by|in|with|having) (?:telling|told|informing|informed|notifying|notified) [^.;]{0,40} (?:have|has) (?:then |thereby )?(?:reported|done)`,
      String.raw`\b(?:that|this|which) is all (?:that )?(?:you|staff|they|anyone)\b|\ball (?:that )?(?:you|staff|they) (?:need|have|must)(?: to)? do is (?:tell|inform|notify)`,
      String.raw`\b(?:already|previously) (?:called|reported|told|made|filed|phoned|informed)\b[^.;]*\b(?:not|no need|skip|stop|enough|done)\b`,
      String.raw`\b(?:one|a single) (?:report|call)\b[^.;]{0,25} (?:enough|sufficient|suffices|will do)\b|\bduplicate (?:reports?|calls?)`,
      String.raw`${STANDS}(?:assume|trust|rely on|be confident|expect)\w*\b[^.;]{0,40}\b(?:has|have|will|would|to) (?:\w+ )?(?:be )?(?:report\w*|called? (?:scr|the police)|made the (?:report|call))`,
    ),
  },
  {
    // Every concern is reported, by everybody.
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`\bnot ${ALWAYS}\b[^.;,]{0,45}\b(?:report\w*|scr|calls?|called)\b`,
      String.raw`(?<!\bwho )\b(?:reports?|reporting|reported|scr|calls?)\b[^.;,]{0,25} not ${ALWAYS}\b`,
      String.raw`\b(?:not|never|rarely|seldom|hardly) (?:\w+ )?(?:needs?|requires?|warrants?|merits?|justif(?:y|ies)|calls? for|deserves?|demands?|triggers?|necessitates?|rises? to|amounts? to)\b(?: (?:a|an|any|the|every|another|further|involving|calling|such|to be|being|immediate|formal))*(?: \w+)? (?:${CALLED}|reports?|reporting|reported|calls?)\b`,
      String.raw`\b(?:needs?|requires?|warrants?|merits?) (?:no|neither a|little) (?:\w+ )?(?:reports?|reporting|calls?|${CALLED})\b`,
      String.raw`${STANDS}${NORMALLY} (?:\w+ ){0,3}(?:${REPORT}|reported)`,
      String.raw`${STANDS}(?:report\w*|scr)\b[^.;]{0,40} (?:(?:where|if|as|when|whenever|wherever|to the extent) (?:it is |it's |they are |you are |deemed )?${APPROPRIATE}\b|in most cases|in principle|as a rule|in serious cases|on occasion|case by case|on a case-by-case basis)`,
      String.raw`\b(?:duty|obligation|requirement|rule|need)(?: to report| of reporting)? (?:do|does|shall|will|is|are) not (?:apply|extend|cover|exist|arise|include|applicable|triggered|absolute)`,
      String.raw`${STANDS}(?:exempt\w*|excus(?:e|ed|es)|excepted|waive[sd]?|excluded|spared)\b[^.;]{0,30}\b(?:report\w*|scr)\b`,
      String.raw`${STANDS}(?:${REPORTED})[^.;]{0,40}[ ,](?:unless|except|save (?:if|when|where|for|in)|with the exception|other than (?:if|when|where|for)|apart from)\b`,
      String.raw`${STANDS}(?:(?:rises?|amounts?|meets?|reach\w*|cross\w*|satisf\w+) (?:to )?(?:the |a |our |scr's |this )?(?:\w+ )?(?:level|threshold|criteria|standard|definition|bar)|threshold)\b`,
      String.raw`${STANDS}(?:${A_REPORT}|to report|to call scr)(?: [\w']+){0,2} (?:is|are|would be) (?:[\w']+ )?${ADVISED}\b`,
      String.raw`${STANDS}(?:is|are|be|would be) (?:[\w']+ )?${ADVISED} (?:to|that|if|for)\b[^.;]{0,40}(?:${REPORT}|reported)`,
      String.raw`\b(?:we|leadership|management) (?:would )?(?:suggest|recommend|advise|prefer|encourage|hope)s?\b[^.;]{0,40}(?:${REPORTED})`,
      String.raw`${STANDS}(?:reserve|keep|save) (?:reports|reporting|calls to scr|scr|the police)\b[^.;]{0,20} (?:for|until)\b`,
      String.raw`${STANDS}(?:outside|beyond|not within) (?:the |our |your |their )?(?:scope|remit|duty|role)\b`,
    ),
    unless: /\bif in doubt\b|\bcall scr anyway\b|\bnot (recommended|suggested|encouraged|optional)\b/u,
  },
  {
    // A report protects a youth. It isn't weighed against trust, a family or money.
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`\bnot (?:to )?(?:rush|hurry|jump|hasten|leap|panic|overreact|over-react|be (?:too )?(?:quick|hasty|eager|pressured)|feel (?:pressured|obliged|forced|compelled|rushed|that))\b`,
      String.raw`\bno (?:\w+ )?(?:rush|hurry|urgency|pressure|haste|panic)\b|\b(?:slow|reluctant|cautious|careful|wary|sparing\w*|judicious\w*) (?:to|about|with|in) (?:${REPORTED})`,
      String.raw`${STANDS}(?:unnecessary|needless|premature|hasty|frivolous|excessive|knee-jerk|too many|unwarranted|over-?zealous|over-?hasty|baseless|rash) (?:\w+ )?(?:reports?|calls?|reporting)\b|${STANDS}(?:over-?reporting|over-?report|false alarms?)\b`,
      String.raw`${STANDS}${A_REPORT} (?:\w+ )?(?:can|could|may|might|will|would|often|tends? to|risks?|is likely to|is going to|should) (?!not\b|never\b)(?:\w+ )?(?:${SPOILS}|destroying|damaging|harming|hurting|breaking|losing)\b`,
      String.raw`${STANDS}${A_REPORT} (?:destroys|damages|harms|hurts|breaks|betrays|undermines|erodes|ruins|costs|strains|traumatizes|retraumatizes|upsets|loses)\b`,
      String.raw`${STANDS}${BOND}\b[^.;]{0,40} (?:comes? (?:before|first|above|ahead)|takes? (?:precedence|priority)|outweighs?|overrides?|is (?:above|more important|worth more)|matters? more|goes? before|prevails?|trumps?)\b`,
      String.raw`${STANDS}(?:precedence|priority|more important|matters more|value|put)\w*\b[^.;]{0,30} (?:over|than|above|before) (?:a |the |any )?(?:report\w*|${CALLED})`,
      String.raw`${STANDS}(?:consider|think|mindful|bear in mind|keep in mind|remember|aware|weigh|reflect)\w*\b[^.;]{0,40}\b(?:report\w*|scr|police|call)\b[^.;]{0,20} (?:do to|hurt|mean for|mean to|affect|cost|impact|have on|harm|damage)`,
      String.raw`${STANDS}(?:think|pause|reflect|hesitate|deliberate|take (?:a moment|time)|count to)\b[^.;,]{0,30} before (?:you |they |staff )?(?:\w+ )?(?:${REPORTED})`,
      String.raw`${STANDS}(?:effects?|impact|consequences|costs?|burden|toll|stigma|fallout) (?:of|that) (?:${A_REPORT}|a report|a call)`,
      String.raw`${STANDS}(?:in|as) (?:strict )?confidence\b|\bclinical privilege\b`,
    ),
    unless: /\bgood faith\b/u,
  },
  {
    // Now, and not when there's time.
    danger: 'delay',
    among: /\b(?:report|scr|police|911)/u,
    says: patternsOf(
      String.raw`${STANDS}(?:${REPORTED})[^.;]{0,40} (?:in (?:a )?(?:timely|reasonable|good(?! faith)|due)\b|at (?:\w+ )?(?:\w+ )?convenience|eventually|later\b|in time\b|when (?:you|they|staff) (?:(?:get|have|find) (?:a |the |some )?(?:spare )?(?:chance|moment|time|minute|opportunity)|can\b|are able)|when (?:there is|time)|(?:during|in|within) (?:the )?(?:office|business|working|regular|normal|daytime) hours|(?:on|after|over) (?:the )?(?:weekend|holidays?|break|monday|tuesday|wednesday|thursday|friday)|overnight|first thing|the same week|without undue haste|at a (?:later|suitable|convenient|good) (?:time|point|moment))`,
      String.raw`${STANDS}(?:sleep on|give (?:it|them|the (?:family|youth|matter))|let it|let things|take (?:a few|some|the|your|a day|time)|wait and see|monitor\w*|keep (?:an eye|watching)|observe|watch|cool off|think it over|reflect)\b[^.;]{0,50}\b(?:before|then|later|and)\b[^.;]{0,25}(?:${REPORTED})`,
    ),
  },
  {
    // What one sentence says, the next takes back.
    danger: 'notToReport',
    among: CALLING,
    across: true,
    says: patternsOf(
      String.raw`(?:${REPORTED}|${CALLED})[^.?!;]*[.;!] (?:please |but |so |yet |just )?(?:do not|never|not (?:yet|here|now|always|necessarily)|no|hold off|stop|resist(?: the urge| that)?|think again|refrain|wait|they do not|we do not|you do not|staff do not)(?: do (?:it|that|so|this)| have to| need to)?[.;!]?$`,
      String.raw`(?:${REPORTED}|${CALLED})[^.?!;]*[.;!] (?:but )?(?:that|this|it|doing so) (?:is|would be|can be|may be) (?:[\w']+ )?(?:(?:not )?(?:needed|necessary|required)|unnecessary|premature|too (?:soon|early|much)|(?:a )?last resort|overkill|optional|unwise|up to)\b(?<!(?:is|be) (?:needed|necessary|required))`,
      String.raw`(?:${REPORTED}|${CALLED})[^.?!;]*[.;!] (?:but )?(?:for|with|in) (?:anyone|anybody|everyone|everything|others?|all|any|other)\b[^.;]*\bnot[.;]?$`,
      String.raw`^(?:do|does|should|must|may|is|are|will|shall|would) (?:(?!need|permission|proof|wait|sure|first|blame|trouble|ask|alone|certain|have to (?:know|prove))[^?])*(?:${REPORTED}|${CALLED})(?:(?!permission|proof|first|sure|wait)[^?])*\? (?:no|not|never|it depends|only|rarely|seldom)\b`,
      String.raw`\bwait[.;!] (?:then|after that|afterwards?|later|next)\b[^.;]*(?:${REPORTED})`,
    ),
  },
]
