import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import { CALLED, CALLING, FAMILY, REPORTED, REPORTING, STANDS, WHO, YOUTH } from './reporting-en.ts'

const ANY = /./u
const CASES =
  '(?:cases?|matters?|concerns?|disclosures?|allegations?|incidents?|situations?|reports?|these|this|it|they)'
const HEARSAY =
  '(?:hearsay|rumou?rs?|second-?hand|suspicions?|gut feelings?|hunch(?:es)?|gossip|speculation|vague|unconfirmed|anonymous tips?)'
const BEFORE_ACTING = String.raw`before (?:(?:you |they |anyone |staff )?(?:pick(?:ing)? up (?:the|a) phone|dial\w*|call(?:s|ing)?|act(?:s|ing)?|mak(?:e|ing) (?:the|a|any) (?:call|report)|report(?:s|ing)?)|(?:any|an|the|doing|taking)\b[^.;]{0,15}(?:outside|action|anything|agency))\b`
const OUTSIDE = String.raw`\b(?:external(?:ly)?|outside (?:the (?:agency|organization|program|site|team)|agenc\w+|bodies|parties)|state agenc\w+|third parties)\b`
const GATE = String.raw`\b(?:vet|vets|vetted|review\w*|clear\w*|defers?|leadership|only|approv\w*|authoriz\w*|director|counsel|legal|substantiated|permission|sign\w*|written)\b`
const A_YOUTH = `(?:the |a )?${YOUTH}`

/** Ways around a report, as a lawyer, a tired director or a worried clinician would write them. */
export const EVADES_EN: readonly DangerFamily[] = [
  {
    // No duty: "nothing in this policy requires a report".
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`\b(?:no|nothing|not|neither|without)\b(?! (?:wait|one else))[^.;,]{0,45}\b(?:dut(?:y|ies)|obligat\w*|oblige[sd]?|requires?|required|bound|mandat\w*|expected|compel\w*)\b[^.;,]{0,40}(?:${REPORTED}|${CALLED}|\breport\w*)`,
      String.raw`\b(?:not|never) (?:a |an |by itself |alone |in itself )*(?:sufficient|enough|adequate|valid|good) (?:grounds?|basis|reason|cause)\b`,
      String.raw`\b${HEARSAY}\b[^.;]{0,40}\b(?:not|never|insufficient|no)\b|\b(?:not|never|no)\b[^.;]{0,40}\b${HEARSAY}\b`,
      String.raw`\b(?:not|which|what|whether|only|deem\w*|consider\w*)\b[^.;]{0,30}\breportable\b`,
      String.raw`\b(?:redundant|superfluous|pointless|futile|useless|overkill|counter-?productive|a formality|heavy-handed)\b`,
      String.raw`\b(?:probably|likely|surely|no doubt|presumably|must have|will have) (?:already |been )*(?:reported|called)\b|\bno need for (?:us|you|staff|anyone|them) to\b`,
    ),
    unless:
      /\b(permission|approval|authorization|consent|proof|evidence|sure|certain|good faith|report anyway|call scr anyway|call scr (too|as well))\b/u,
  },
  {
    // SCR is called seldom, and with care.
    danger: 'notToReport',
    among: /\b(?:report|scr|911|police|dial|call)/u,
    says: patternsOf(
      String.raw`${STANDS}(?:common sense|sparingly|rare|rarely|seldom|restraint|in moderation|tread (?:carefully|lightly)|with (?:caution|restraint)|cautiously|judiciously|selectively|as little as|(?:a|the) minimum|big step|serious step|drastic|extreme|run out of|last (?:option|step))\b`,
      String.raw`(?:report\w*|scr)\b[^.;,]{0,25} (?:is|gets|are|becomes) (?:\w+ )?(?:a gr[ae]y area|tricky|nuanced|complicated|delicate|less clear|not (?:so |that )?clear)`,
      String.raw`(?:really|truly|actually|genuinely) (?:a report|abuse|reportable|necessary|exploitation|needed|warranted)\b`,
      String.raw`\bmake (?:absolutely |very )?sure (?:that )?(?:you're|you are|they're|they are|it's|it is|this is|there is|of) (?:right|true|real|really|abuse|sure|warranted|necessary|the facts|something)\b`,
      String.raw`\bask (?:yourself|themselves) (?:if|whether)\b[^.;]{0,30}\b(?:abuse|report|harm)`,
      String.raw`\b(?:one voice|single voice|point of contact|sole contact|spokesperson)\b`,
      String.raw`(?:call|report to|contact) (?:scr|the police) only\b|\bscr only\b|\bas a (?:team|group|last)\b`,
      String.raw`${STANDS}(?:instead of|in place of|rather than|an alternative to|alternatives to|in lieu of|substitutes? for|(?:take|takes|taking) the place of) (?:a |an |the |any )?(?:[\w']+ )?(?:report|reporting|call|scr)\b`,
      String.raw`${STANDS}(?:not|never) (?:want|like)\b[^.;,]{0,20}\b(?:scr|police|the state)\b|\b(?:nobody|no one) (?:wants|likes|needs)\b[^.;]{0,20}\b(?:scr|police|the state|report)`,
    ),
  },
  {
    danger: 'notToReport',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`\b(?:suspicions?|hunch(?:es)?|feelings?|doubts?|worr(?:y|ies)|concerns?|signs?|indicators?|rumou?rs?)(?: alone| by itself)? (?:is|are) not (?:by itself |alone |in itself )*(?:enough|sufficient)`,
      String.raw`\bnot (?:enough|sufficient) to (?:have |feel )?(?:a )?(?:suspect|suspicion|hunch|feeling|doubt|worry)\w*`,
    ),
  },
  {
    // It stays here, and somebody else sees to it.
    danger: 'notToReport',
    among: ANY,
    says: patternsOf(
      String.raw`${STANDS}${CASES}(?: [\w']+)? (?:stays?|remains?|belongs?|is kept|are kept) (?:with|in|within|at) (?:the |our )?(?:family|program|team|us|site|house|agency|room|therapy|organization)\b`,
      String.raw`${STANDS}keep (?:this|it|that|things|these|what [\w' ]{1,30}) (?:in the family|in-house|among ourselves|with us|to ourselves|here|under wraps|low-key)`,
      String.raw`${STANDS}(?:bring|take|leave|hand|pass|refer|send|give|escalate) (?:it|this|that|them|the (?:call|report|matter|concern|case|rest)|everything|any\w*)(?: [\w']+){0,3} (?:to|with) (?:me|us)\b`,
      String.raw`\b(?:i|we)(?:'ll| will|'ve|'re| have| are)? (?:going to )?(?:take (?:it|this)(?! from here)|take care of (?:it|this|the)|handle|deal with|sort|make the (?:call|report)|look (?:at|into) it|review it|get to it|got this|decide (?:if|whether|what))\b|\btake it from there\b`,
      String.raw`\b(?:first to (?:know|hear)|(?:let me know|tell me|call me|text me|see me|come to me) first|hang on to (?:it|this)|second opinion|my job is to (?:call|report)|(?:my|our) (?:call|decision) to make)\b`,
      String.raw`${STANDS}(?:will|'ll|would) (?:then )?(?:deal with|handle|take care of|sort out) (?:it|this|that|the (?:matter|case|situation|report|rest))\b`,
      String.raw`\b(?:whether|if|when|before) [^.;]{0,15}\bdisclosures? (?:leaves?|goes?|travels?)\b`,
      String.raw`${STANDS}treat\w* (?:it|this|them|these|that|such [\w ]{1,15}) as (?:a |an )?(?:relationship|family|behaviou?r\w*|discipline|disciplinary|private|personal|internal|clinical|romantic|dating|school|housing|peer)\b`,
      String.raw`${STANDS}(?:drop (?:it|the (?:matter|case|concern|report))(?! off)|let it (?:go|drop|rest|lie)|leave it (?:at that|there|alone|be)|leave it(?=[.,;]|$)|close the (?:matter|case|file))\b`,
      String.raw`${STANDS}(?:hold|holds|holding|sit on|sits on|shelve|park) (?:the |any |these |all |such |a )?(?:[\w']+ )?(?:disclosures?|concerns?|reports?|matters?)\b|${STANDS}(?:disclosures?|concerns?|reports?|matters?) (?:should|must|is|are|may|will|can)(?: be)? (?:held|parked|tabled|shelved|paused)\b`,
      String.raw`\bit(?:'ll| will| can)(?: probably)? (?:keep|wait)\b|${STANDS}(?<!\b(?:rules?|chores?|homework|laundry|showers?|questions?) (?:can |may |will )?)(?:keeps?|waits?) (?:until|till) (?:morning|tomorrow|monday|then|the)\b`,
      String.raw`${STANDS}${GATE}[^.;]{0,60}${OUTSIDE}|${STANDS}${OUTSIDE}[^.;]{0,60}${GATE}`,
      String.raw`\breports?\b[^.;]{0,30}without (?:[\w']+ ){0,2}(?:knowledge|leave|notice|notifying|telling|informing)\b`,
    ),
    unless: /\b(and|then) (call|report to) scr\b|\bwith you\b|\bcall scr (first|yourself|too|anyway)\b/u,
  },
  {
    // Someone has to be found, asked or heard before the call.
    danger: 'permission',
    among: ANY,
    whole: true,
    says: patternsOf(
      String.raw`${STANDS}(?:come|find|see|ask|tell(?! ${A_YOUTH} (?:what happens next|what you will do|why|that you (?:have to|must|are going to|will) (?:call|report|make))\b)|talk|speak|text|reach|hear|get|process|explore|discuss|bring|check|run|consult|page)\b[^.;]{0,60}\b(?:me|us|${WHO}|${FAMILY}|partner|colleague|coworker|supervision|youth)\b[^.;]{0,30} ${BEFORE_ACTING}`,
      String.raw`${STANDS}(?:call|phone|tell|notify|inform|contact|alert)s? (?:the |a |his |her |their )?(?:\w+ )?${FAMILY} before (?:anyone|anybody|everyone|everybody|any one)\b`,
      String.raw`\b(?:until|till) i'm\b|(?:until|till|unless|before) (?:we|i)(?:'ve| have|'re| are)? (?:talk|talked|spoken|speak|met|meet|the\b|know|agree|decide|had|say|there|back)\w*\b`,
      String.raw`${STANDS}(?:talk|discuss|think|go) (?:it|this|things) (?:over|through)\b[^.;]{0,60}\b(?:report|call|scr|abuse)`,
      String.raw`${STANDS}(?:give|gives|given|allow|allowed|let|offer|grant)\w* (?:the |a )?(?:${FAMILY}|${YOUTH})?[^.;]{0,20}\b(?:day|days|week|time|chance|opportunity|hours)\b[^.;]{0,12} to (?:come forward|explain|respond|answer|report|tell|call|fix|work)`,
      String.raw`\b(?:parents?|famil(?:y|ies)|guardians?)\b[^.;]{0,20}\b(?:given|allowed|offered) (?:[\w']+ )?(?:day|days|week|time|chance|opportunity|hours)\b`,
      String.raw`${STANDS}(?:encourage|ask|let|support|allow|invite|have|help|coach|empower)\w* (?:the |a |an )?(?:${FAMILY}|${YOUTH})\b[^.;]{0,25}\b(?:make the (?:call|report)|call scr|tell scr|report|call)\b[^.;]{0,25}\b(?:themsel\w+|own|ready|instead|first|when|if)\b`,
    ),
    unless: /\b(not|never|no one) (ask|tell|talk|speak|wait|need|contact|call|let|give)\b|\byou have called scr\b/u,
  },
  {
    // The pace, the wishes and the trust of a youth decide about a report.
    danger: 'permission',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`${STANDS}(?:weigh|weight|respect|defer to|honou?r|prioriti[sz]e|center|follow|go at)\w*\b[^.;:]{0,25}\b(?:wishes|pace|autonomy|voice|preferences?|comfort)\b`,
      String.raw`${STANDS}(?:autonomy|self-determination|agency|pace|comfort|wishes|judgment|judgement|alliance|readiness)\b[^.;]{0,40}\b(?:comes? first|first|guides?|governs?|dictates?|determines?|decides?|drives?|matters? most|leads?)\b`,
      String.raw`\b(?:when|once|until|after|if) (?:they|he|she|the (?:youth|child|teen|young person|client)) (?:[\w']+ )?(?:feels?|are|is|seems?|get|has|have) (?:[\w']+ )?(?:heard|ready|settled|stable|strong|comfortable|supported|believed|prepared)\b`,
      String.raw`${STANDS}(?:${REPORTING}|report|scr)\b[^.;]{0,30}\bambivalen\w*|\bambivalen\w*[^.;]{0,30}(?:${REPORTING})`,
      String.raw`${STANDS}(?:discuss|explore|seek|look for|find|consider|try)\w* (?:[\w']+ )?(?:alternatives|other options|other ways|harm reduction)`,
    ),
    unless: /\b(call scr|report) (anyway|all the same|regardless|even so)\b|\bcall scr and tell\b/u,
  },
  {
    // No report, or not at this time: in any voice, and whatever the reason.
    danger: 'notToReport',
    among: /\b(?:report|scr|call|csoc|hotline)/u,
    says: patternsOf(
      String.raw`${STANDS}(?<!\b(?:asks?|begs?|tells?|wants?|asked|told|begged|wanted) (?:you |staff |us |them )?)not to (?:report\b|make (?:a|the|any) (?:report|call)|(?:call|contact|involve|tell|notify) ${CALLED})`,
      String.raw`\bno reports?\b(?! (?:to scr )?(?:is |are )?too\b| (?:to scr )?(?:needs?|requires?)\b| that\b| (?:to scr )?is (?:wrong|ignored|lost)| (?:shows?|includes?|has|contains?|lists?)\b)`,
      String.raw`(?<!\b(?:if|when|who|that|even if) (?:you|they|we|staff|someone|it)?) ?\b(?:do|did|does|would|will|could) not (?:call|contact|involve|tell|notify) ${CALLED} (?:without|unless|until|before|for|over|about)\b`,
      String.raw`(?<!\bthe )\bonly (?:call|report|phone|contact|ring|do so|make a)\b`,
      String.raw`${STANDS}(?:report\w*|scr)\b[^.;]{0,40}\b(?:time ?frame|timeline|deadline|schedule|weekly|monthly)\b`,
      String.raw`(?<!\b(?:if|when|even if) )\bscr (?:does nothing|(?:never|rarely|seldom|hardly|will not|can not|does not) (?:do|does|helps?|acts?|comes?|responds?|opens?|investigates?|listens?|cares?|follows?)\b)`,
      String.raw`${STANDS}(?:hotline|csoc|performcare|national line)\b[^.;]{0,30}\b(?:covers?|counts?|is enough|suffices|replaces|satisf\w+|tell you (?:if|whether)|decides? (?:if|whether))`,
      String.raw`${STANDS}(?:try|call|start with|go to|contact|use) (?:csoc|performcare|the (?:[\w']+ ){0,3}hotline)\b[^.;]{0,20}(?: first\b| before scr\b| rather)`,
      String.raw`\bask\w* (?:the |your )?(?:[\w']+ ){0,2}(?:${WHO}|person)\b[^.;,]{0,10} (?:whether|if)\b[^.;]{0,40}\b(?:scr|report\w*)\b`,
      String.raw`\b(?:whoever|the person who|the most senior)\b[^.;]{0,30} makes? the (?:call|decision) (?:about|on|whether|regarding)`,
      String.raw`\bnot feel (?:that )?(?:you|they|staff) (?:have|need|must|ought)\b`,
      String.raw`\bif [^.;]{0,40}\b(?:feel|think|believe|consider|find|judge)s? (?:it|that|this|a report)(?:'s| is| to be)? (?:still )?(?:needed|necessary|warranted|appropriate|right|worth|best)`,
      String.raw`${STANDS}(?<!\bno )(?:report\w*|scr)\b[^.;,]{0,25}\btoo (?:soon|early|quickly|fast|often|readily|eagerly|much)\b`,
      String.raw`\bif we (?:called|reported)\b|${STANDS}(?:fuss|overreact\w*|blow\w* (?:it|this|things) (?:up|out)|big deal|drama)\b|\bnot make a (?:fuss|big deal|drama)\b`,
      String.raw`${STANDS}(?:met|meets?|fulfil\w*|satisf\w*|complied with|discharged) [^.;]{0,15}\b(?:reporting )?(?:requirements?|dut(?:y|ies)|obligations?)\b`,
    ),
    unless: /\b(screeners? decides?|call scr (anyway|too)|never too)\b/u,
  },
  {
    danger: 'permission',
    among: ANY,
    says: patternsOf(
      String.raw`${STANDS}wait(?:s|ing)? for [^.;]{0,40}\b(?:assessments?|reviews?|decisions?|evaluations?|opinions?|investigations?|meetings?|debriefs?|verdict|findings?|outcome|results?)\b`,
      String.raw`\bexternal\b[^.;]{0,40}\b(?:follows?|after)\b[^.;]{0,30}\binternal\b|\binternal\b[^.;]{0,40}\b(?:before|precedes?|prior to)\b[^.;]{0,30}\bexternal\b`,
    ),
  },
]
