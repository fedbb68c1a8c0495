/**
 * What each page of the records is for: the panel "How this works". Each line is a bullet, and stands on its own. The
 * keys are those of the navigation, and of a few pages that are about something else than the list they're in.
 */
const panels = {
  home: [
    'Home lists what needs to be done today, starting with what could do the most harm. You see only what your roles let you open.',
    'A button takes you to the right people or page. Nothing is sent or changed until you confirm it there.',
    'An item goes away once it’s done, so there’s nothing to check off.',
  ],
  team: [
    'These are the people who report to you, directly or through other supervisors.',
    'The totals at the top match the ones in the list of people, and the groups below add up to them. Someone with an update due still counts as up to date.',
    '“Remind” sends the person one short message, at most once a day. Without a mail server, HR hands it over.',
    'You see where people stand and what they have left to do. You can’t see their answers, how long they took, or how they chose to read.',
    'This page tells you when your team’s practice is due. The practice page has the story to talk through, and records who took part.',
    'You can’t change records. If a date or a job is wrong, tell HR.',
  ],

  people: [
    'Use this list to find someone, or to do the same thing for many people. Each count links to exactly the people it includes.',
    'Select people, and choose an action below the list. You’ll see a preview first, and your selection won’t change.',
    'You can undo later dates, assignments and exemptions within a day, with “Undo for several people” on this page. You can’t take back e-mails or printed codes.',
    'You see the people that your role covers, and no one else.',
  ],
  person: [
    'The top of the page shows where this person stands and why. The program works that out from the record every time, and no one can set it by hand.',
    'To change it, HR records what happened: a leave, a move, a later date or a completion from somewhere else.',
    'If something on record is wrong, HR opens that entry under “What happened” and corrects it.',
    'The audit trail notes who opened this page, and the person can see that.',
  ],
  change: [
    'What you record here becomes a new entry, with your name and the date. Earlier entries stay.',
    'Status and due dates are worked out again right away. Reports for earlier dates use the correction, too, but you can still see what was reported back then.',
    'You can’t delete an entry. If you make a mistake, correct it with another one.',
  ],
  search: [
    'Names work in any order. You can leave out accents, or type only part of a name.',
    'An earlier name, staff number or e-mail address works too. If nothing matches, you’ll see names that differ by one letter.',
    'What you type doesn’t appear in the page’s address or in the server’s log.',
  ],
  newPerson: [
    'Use this page for one person. If you have several, import a file.',
    'Search for them first. If they’ve worked here before, open their old record and rehire them there, so their history stays in one place.',
    'The rules decide right away whether they need the orientation, and by when.',
  ],
  imports: [
    'Upload the file, check which column is which, and read what would change. Nothing is recorded until you confirm it.',
    'The file can come from any HR system. Importing the same file again changes nothing.',
    'Rows that can’t be used are skipped, and you can download them with the reasons. You can also correct individual cells here. The file itself stays as it is.',
    'You can’t undo an import as a whole. Fix a wrong row on the person’s page.',
  ],
  invites: [
    'A code lets someone choose a password and sign in. Anyone who has the code can use it, so hand it over in person.',
    'Codes are shown only once, because the server doesn’t keep them. If one gets lost, make a new one, and the old one stops working.',
    'With a mail server, invitations can also go out on the first day of work. HR chooses that under Reminders.',
  ],
  liveSession: [
    'Use this page when staff took the orientation together in a room, with a trainer.',
    'Everyone you check gets an entry with the date, the trainer, the length in minutes and the signed sheet. It counts just like finishing the course, but there’s no certificate.',
    'If you check the wrong person, correct the entry on that person’s page.',
  ],
  signIns: [
    'Someone signed in with your organization’s account for the first time. Confirm it only if you’re sure that it’s the person shown, and ask them if you aren’t.',
    'After that, they can sign in on their own. The next time they sign in, they see who confirmed it.',
    'Requests that nobody decides on are deleted after 30 days.',
  ],
  recoveries: [
    'HR wants to make a code for someone who can’t sign in. The code opens an account that’s in use, so a second person agrees first.',
    'Talk with the person yourself, face to face or on the phone. Use a number that you already have, not one from a message.',
    'Agreeing makes no code. It lets HR make one, and the record shows who asked and who agreed.',
    'A request that nobody agrees to ends after 7 days, and nothing changes.',
  ],
  erasable: [
    'Erasing takes two people in HR. One asks for it and says why, and the other confirms it within 14 days.',
    'Names, contact details and sign-in details are erased. Dates, versions and counts stay, so past reports still add up.',
    'It can’t be undone. It doesn’t reach backups, evidence packs, or files that someone downloaded.',
  ],

  overview: [
    'This page is for meetings: how many people are up to date, who needs action, and how that has changed.',
    'Every figure links to the people behind it.',
    'HR and auditors can choose a past day, and see it with later corrections or as it was reported back then.',
  ],
  period: [
    'Use this page when someone asks what happened in a quarter or a year. Choose the first and last day, or one of the periods below them.',
    'The calculation starts with the figures from the day before the first day and ends with those from the last day. Both match the report for that day.',
    'If the record is corrected later, the numbers change. To see them as they were, choose “As reported on that day” under More filters.',
  ],
  matrix: [
    'Use this list when someone asks what a person, a team or a site has done over the years. The last column has each person’s history.',
    'You can’t change anything here. Open a name to see the record.',
  ],
  departments: [
    'Use this page to see where help is needed. Open a site to get a report about that site alone.',
    'From a site’s report, HR can open every version of its details, see who published each one, and compare two. Only content stewards can change them.',
    'In a small group, one person can change a rate a lot. Look at the people before you draw a conclusion.',
  ],
  expiring: [
    'Check this page about once a month, and plan time for the people whose completion expires soon.',
    'They also get reminders, unless HR has turned those off. The rules decide how early they can renew.',
  ],
  exceptions: [
    'Check this page before an exemption, a later date or a leave ends, and decide whether it still applies.',
    'To change one, open the person’s page. Correct the entry there, or record that they’re back.',
    'The reason for a leave is never kept.',
  ],
  'data-problems': [
    'Each row says what to do. Open the person’s page, fix it there, and the row goes away.',
    'Start with missing dates. Without them, there’s no due date, so nobody gets reminded.',
  ],
  leavers: [
    'Use this list when someone asks what a former employee had finished.',
    'A record stays after someone leaves, until two people in HR erase it.',
    'When someone comes back, the same record continues, and what they finished may still count.',
  ],
  versions: [
    'Use this page to show who learned which version of the policy.',
    'When a new version changes something important, people have until a certain day to read the update. Until then, what they finished still counts.',
    'HR and auditors can open each version as it was shown, under “Editions.”',
  ],
  differences: [
    'Use this page when an old printed report doesn’t match what you see now. Choose the date of that report.',
    'It lists everyone whose record looks different now, and what’s been recorded since then. Both the old and the new entries are on record.',
  ],
  views: [
    'A saved view keeps the filters, not the people. Each time you open it, it shows whoever matches at that time.',
    'It can come by e-mail every workday, week or month. The e-mail has a count and a link, and no names.',
  ],
  evidence: [
    'A pack shows who had to take orientation as of a given day, who finished which version and when, the reason for each gap, and what people were shown. It can be read and checked without this server.',
    'HR makes one when someone outside asks for proof. It takes a while, and you can close the page in the meantime.',
    'Send the pack and its fingerprint (SHA-256) separately, so the recipient can tell that the pack is yours and unchanged.',
    'No pack includes the answers people chose, their practice, the time they took, or how they chose to read.',
    'You can’t take a pack back. If someone’s name is erased later, the pack still has it.',
  ],
  work: [
    'Open a task to see how far along it is, to stop it, or to get the result.',
    'If you stop an import, what’s already recorded stays on record.',
    'If you stop an action for many people, what’s already done stays done. You have a day to continue with the rest.',
    'A large report file is kept for a day, and only the person who asked for it can download it.',
  ],

  course: [
    'Content stewards maintain the site details and the message wording. HR decides on the rules. You see the pages that your roles let you open.',
    'The lessons come with this software. They can’t be changed here.',
  ],
  policy: [
    'Reword a clause or add one, in English and Spanish. For each change, say whether it’s material or minor, and why. Then send the whole draft to another content steward. It’s published when they approve it. If there’s no other content steward, you publish alone, and the policy says so.',
    'Words that could tell staff not to report, to wait, or to ask for permission are refused, as far as the program can tell. So are words to keep a picture, promise secrecy, ask for details, confront someone or search a youth’s things. Whoever approves the draft reads it for that, too. Notes about style are only suggestions.',
    'After a material change, everyone who has finished gets 30 days to read what changed and answer a few questions. Their completion and certificate stay as they are. For someone who doesn’t sign in, HR prints a sheet from the person’s page and records the signature.',
    'Every version stays on record. To undo a change, go back to the course’s wording and publish it.',
    'Download the policy as a PDF or a Word file, with one site’s details or those of all sites. Staff download theirs from their policy page. The file has the site’s steps, so keep it where only staff and auditors can see it.',
  ],
  clauses: [
    'Use this page when someone asks how you put a clause of the policy into practice. Each row leads to the lessons, the questions and the pages.',
    'If a clause has no lesson, too few questions in the final check, or no feature that supports it, the page says so at the top.',
    'Links go only to pages that your roles let you open. Nothing can be changed here.',
  ],
  sites: [
    'Enter who staff should call at each site, look at the preview, and publish it. Staff don’t see drafts.',
    'Before you publish, the preview shows each line that changes, how many people will no longer be waiting for the site, and which lessons, stories, printouts and packages are affected. If you’re also in HR, it lists the people by name.',
    'Choose the day when the details take effect. Until then, staff see the ones in effect now. On that day the lessons and the public card change on their own. Print new cards then, and replace packages that have the old details.',
    'Your organization can require a second person. Then one content steward asks, and another agrees or sends the details back with a reason.',
    'Under “Details for all sites,” enter the details that are the same everywhere, just once. A site uses them wherever its own field is blank, and keeps what it has entered itself. If you publish a new phone number for today, it also reaches sites with a scheduled version right away.',
    'Check the site’s numbers every 90 days by calling them. Don’t make test calls to 911, 988 or a hotline.',
    'Link each role to the person who holds it. If that person leaves, goes on leave or changes jobs, staff stop seeing that person’s number the same day, and Home tells you.',
    'If a phone number changes before a scheduled version takes effect, use “Change a phone number.” Staff see it today, and the scheduled version gets it, too. It covers the people staff call, the site’s local numbers and support for staff. “Details for all sites” has one, too, for the numbers of all sites.',
    'Every published version stays on record. Under “All versions,” you can see what staff saw on any day, and compare two versions. You can cancel a version before it takes effect. To replace one that’s in effect, publish a new version.',
  ],
  contacts: [
    'Compare each line with its official page every 90 days, and record that you did. Don’t make test calls to 911, 988 or a hotline.',
    'Call each site’s own numbers every 90 days: its local numbers, and those of the named people, the backup, the person to tell when the concern is about the named person, and support for staff. Record what you found. Your answer goes on record right away. If you recorded a call by mistake, take it back under “Calls on record.” If no one answers or the number has changed, the site’s form opens at that field, and all content stewards get an e-mail the same day.',
    'Some lines change only with a new version of the course. You can change the others: you propose a change, and another content steward confirms it.',
    'If you rename a line, say how a sentence names it, in English and Spanish. Write only the name, with no conditions. Lessons, questions and stories then use it, but what they say about the line stays. Only rename a line, or change its number, if it still does the same.',
    'A confirmed change is on the card, in the lessons and in new packages right away. Packages that have already been sent out keep the old number until you replace them.',
    'Every check and every change stays on record. To undo a change, choose “Use the line in the course again.” At the bottom of the page, choose a day to see which numbers staff saw.',
  ],
  practices: [
    'Every 90 days, a team goes through a made-up story in five minutes: what would you do now, who would you call, and what would happen tonight? It uses the site’s own people, numbers and steps.',
    'Run it from the screen or print it. Then record the day, who took part, and what to fix.',
    'The record lists only people who took part and wanted to be on record. It doesn’t say who wasn’t there or who stepped out.',
    'Never write about a real case or a youth. If someone tells you about one, stop the practice, tell the named person right away, and call SCR.',
  ],
  groups: [
    'First choose who to tell at each site: its clinical staff, and others who need to know. You choose them from your staff list. If more than 500 people work at other sites, only the site’s own staff are listed: to choose someone else, first record a second job at this site.',
    'Announce a group as soon as its dates are set. Everyone on the list gets an e-mail with a link to confirm. People without e-mail confirm after they sign in, or they sign a sheet and you record it, even after the last date.',
    'If a group was announced too late, someone hasn’t confirmed, or none of the clinical staff who were told still work here, the group is marked here and on Home. It stays on record, and an evidence pack shows who it was announced to, when, and who confirmed.',
    'If a date changes, everyone has to confirm again. When only a later date changes, what people confirmed about the first date still counts. A calendar file shows the neutral name and the dates, but no one’s name. It marks dates that were dropped as canceled. If you take someone off the site’s list, or someone isn’t leading a group anymore, they get an e-mail that takes the dates of groups that haven’t started out of their calendar. Someone on leave stays on the list.',
    'Never write anything about a youth here. If you have a concern, tell the named person right away, and call SCR.',
  ],
  rules: [
    'Write a draft, look at the preview, and publish it. The preview says whose status or due date would change, and what else would or wouldn’t change.',
    'New rules apply from the day they take effect. They don’t change reports for earlier dates, and what people finished stays finished.',
    'For one person, don’t change the rules. On that person’s page, give a later date or an exemption, or assign orientation if no rule does.',
    'Published rules can’t be deleted. To go back, publish the earlier rules again.',
  ],
  statuses: [
    'Use this page when someone asks why they have a certain status. Each person’s page gives the reason with its dates.',
    'The same rules apply to everyone, on the screen, in files and in evidence packs.',
  ],
  understanding: [
    'Use this page to decide what to go over with your teams, and which questions to reword.',
    'Only the first final check counts. Practice, later tries and packages aren’t in these figures.',
    'Answers are shown in groups of five or more. You can’t see what one person chose.',
    'When a question is reworded, its figures start again at zero.',
  ],
  followUps: [
    'Use this page before a team meeting: it shows which steps people remember least well some time after orientation, and what to go over.',
    'Staff get the questions by e-mail, with a link that needs no sign-in. People without e-mail find them on their home page. There’s one e-mail each time and no reminder, and not answering has no consequences.',
    'Answers are shown in groups of five, for all sites together. You can’t see who answered, who didn’t, or who turned the questions off.',
    'Only people who took the course here get the questions. You can turn them off for everyone under Reminders.',
  ],
  passMark: [
    'The page begins with what happens when the passing score changes. No one who has finished loses anything, and a final check that’s already open keeps its score.',
    'A sheet records the reason for the passing score. For each question, judges who know the work think of a hundred people who know just enough, and estimate how many of them would answer correctly. This is known as a modified Angoff method.',
    'Open a sheet, and enter at least three judges by their role. Five or more is better. Don’t enter names.',
    'A sheet doesn’t change who passes. Once it’s closed, it’s kept in the ledger and can’t be changed.',
    'Only a release can change who passes. Before you update, “npx csec compare OLD.zip NEW.zip” says what the release would change and for whom. The page lists all the commands.',
  ],
  editions: [
    'Use this page to show, word for word, what staff saw at a certain time.',
    'Nothing here can be changed or deleted. This page doesn’t show who answered what.',
  ],

  packages: [
    'Make a package when staff take the course in their own learning system (LMS). Send it to the administrator of that system, along with the admin kit.',
    'Every package is tested before you can download it. You can leave the page during the test. If something fails, you get the reasons instead of a file.',
    'What people finish stays in the LMS until HR imports it.',
    'You can’t take a package back. When the course, the site’s details, or your name, logo or color change, Home says which ones to replace.',
  ],
  receipts: [
    'Use this page when someone has finished a package, but the LMS doesn’t show it.',
    'Reading a code doesn’t record anything. To credit completions, import them from the LMS.',
  ],

  settings: [
    'These settings apply to the whole organization. You see the ones that your roles let you open.',
    'The audit trail notes each change, and who made it.',
  ],
  reminders: [
    'Choose what goes out, who gets it and when. The rest is automatic.',
    'No one gets two reminders about their own course within two days.',
    'You can’t take back a message that’s gone out, and you can’t see whether anyone read it.',
  ],
  messages: [
    'Start with the messages that didn’t get through and the ones you still have to hand over.',
    'Stopping a message stops only that one. Later reminders still go out.',
    'You can’t see whether anyone read a message.',
  ],
  texts: [
    'Open a message to put it in your own words. You can go back to our wording at any time.',
    'The lines about 911 and about who to tell stay in every message, whatever you write.',
    'Leave names and the topic out of the subject. It shows on a locked phone.',
  ],
  roles: [
    'Find the person, and assign or end a role. Assign people only the roles they need.',
    'The person is signed out, and has the new role when they sign in again. They and every administrator get a notice.',
    'Have at least two administrators, so that someone can always help.',
    'Every role that was assigned or ended stays on record.',
  ],
  singleSignOn: [
    'Whoever runs the server connects it to your provider first. Then choose here how people are matched with the staff list.',
    'Test the connection before you tell staff about it. Passwords and printed codes work as before.',
    'If someone has no other way in yet, HR confirms their first sign-in.',
  ],
  secondStep: [
    'With a second step, a stolen password isn’t enough to open other people’s records.',
    'Set up your own first. Then choose a day that gives everyone a week or two, and tell them.',
  ],
  organization: [
    'The organization’s name is on pages, certificates, cards, packages and e-mails. Certificates and packages that were made earlier keep the name they had.',
    'The time zone decides when a day begins and ends in the records.',
    'If a second person has to agree to the details of a site, a content steward can publish alone only when no other content steward can sign in. The record then says so.',
  ],
  branding: [
    'Preview a color before you save it. If it would make text too hard to read, we use a darker or lighter one, and the page says which.',
    'The logo and the color are on every page right away, and in packages and certificates made from now on. Earlier ones stay as they are. Home says which packages to make again.',
    'Reprint wallet cards and posters so that they show the logo.',
  ],
  retention: [
    'Choose the periods, look at what would be deleted, and then save. You can’t restore deleted data on this page.',
    'The ledger and the certificates aren’t deleted.',
    'People who left aren’t erased automatically. Two people in HR do that, one person at a time.',
  ],
  webhooks: [
    'Make one token for each system, with no more than it needs. You see the token once. End it when the system no longer needs it, or when someone else may have seen it.',
    'Deliveries have IDs, staff numbers, statuses and dates. They never have names, answers or scores.',
    'The server keeps trying a failed delivery for about three days, less and less often. Fix the other system, and then send the failed deliveries again.',
    'Ask whoever runs the server to end a webhook that the other system no longer needs.',
  ],
  audit: [
    'Use the trail to find out what happened: for example, after someone loses a phone or an account is misused.',
    'No one can change an entry. Old ones are deleted after the period set under “Data retention.”',
    'Each person can read the entries about themselves. Your own downloads are noted here, too.',
  ],
  ledger: [
    'Each day, the server signs the point where the ledger ends. That’s called a checkpoint. Anyone who keeps a checkpoint can tell later whether anything before it was changed.',
    'Check the whole ledger once a month, and before you give anyone an evidence pack.',
    'Nothing you do on this page changes a record.',
  ],
}

/** The guides in `docs`, which have the panels in them. */
const guides = {
  role: (roles: string) => `For ${roles}.`,
  and: ' and ',
  roles: {
    supervisor: 'supervisors',
    'site-hr': 'HR for a site',
    hr: 'HR',
    steward: 'content stewards',
    auditor: 'auditors',
    administrator: 'administrators',
  },
  picture: (part: string) => `The “${part}” page`,
  panelShown: 'A page with its notes open',
  asShown: 'Each page of the records shows these notes under “How this works.”',
  pages: {
    person: 'A person’s page',
    change: 'A change or a correction',
    search: 'Search',
    branding: 'Logo and color',
    statuses: 'How statuses are decided',
  },
  hr: {
    title: 'A guide for HR',
    lead: 'What each page is for, what you do there, what happens next, and what can’t be undone. It also covers the pages for supervisors, auditors and administrators. Each heading says who can open the page.',
  },
  steward: {
    title: 'A guide for content stewards',
    lead: 'You maintain what staff learn at your sites: who to call, and how messages are worded. You don’t see anyone’s record.',
  },
  lms: {
    title: 'A guide for LMS administrators',
    lead: 'How to load a course package into your learning system (LMS), and how to test it. The admin kit that comes with each package has these pages with more detail about that package.',
    picture: 'The course in an LMS',
    question: 'A question of the course on a phone',
    finished: 'The last page, when someone has finished the course',
    settings: 'Settings for each LMS',
  },
}

export const help = { title: 'How this works', panels, guides }
