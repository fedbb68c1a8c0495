/** E-mails for staff. Subjects and texts do not tell the topic: others may read over a shoulder. */
export const kitEmails = {
  title: 'E-mail texts',
  lead: 'Copy what you need. Put your own words in place of the brackets. Keep the subject as it is: it does not tell the topic, and it names nobody.',
  language: (name: string) => `In ${name}`,
  subject: 'Subject',
  texts: {
    invite: {
      use: 'When the course is assigned',
      subject: 'A course for your orientation',
      lines: [
        'Hello,',
        'There is a course for you in [name of the LMS]: [link]. Finish it by [day].',
        'It takes about [minutes] minutes. Take it during paid working time, in one go or in parts. Your place is kept.',
        'There is no time limit, and you can try again as often as you like. The first page tells you what is in it, and how to take it in a way that suits you.',
        'Do you need another format, more time or a quiet room? Tell [role, telephone]. You don’t have to give a reason.',
      ],
    },
    remind: {
      use: 'A week before the day',
      subject: 'Your orientation course',
      lines: [
        'Hello,',
        'Your course in [name of the LMS] is open until [day]: [link].',
        'Have you begun? It goes on where you stopped. If time at work is missing, tell [role], so that you get some.',
      ],
    },
    late: {
      use: 'After the day has passed',
      subject: 'Your orientation course is still open',
      lines: [
        'Hello,',
        'Your course in [name of the LMS] was due on [day]. It stays open: [link].',
        'What is missing, time, access or something else? Answer this mail or call [role, telephone], and we will find a way.',
      ],
    },
    code: {
      use: 'When the LMS does not show that somebody finished',
      subject: 'A question about your course',
      lines: [
        'Hello,',
        'Our system does not show your course as finished. If you did finish it, open it once more and send us the check code of the last page.',
        'You don’t have to take anything again.',
      ],
    },
    changed: {
      use: 'When a number or a role has changed, to everybody who finished',
      subject: 'A change in our contacts',
      lines: [
        'Hello,',
        'A contact in your course has changed. The new one is in the course under Contacts: [link].',
        'Replace your printed card. You don’t have to take the course again.',
      ],
    },
  },
  /** In place of the ones above, where there is no learning system. */
  webTexts: {
    invite: {
      use: 'When the course is assigned',
      subject: 'A course for your orientation',
      lines: [
        'Hello,',
        'There is a course for you: [link]. Finish it by [day].',
        'It takes about [minutes] minutes. Take it during paid working time, in one go or in parts. The browser keeps your place: go on in the same browser, on the same computer.',
        'There is no time limit, and you can try again as often as you like. The first page tells you what is in it, and how to take it in a way that suits you.',
        'Do you need another format, more time or a quiet room? Tell [role, telephone]. You don’t have to give a reason.',
      ],
    },
    remind: {
      use: 'A week before the day',
      subject: 'Your orientation course',
      lines: [
        'Hello,',
        'Your course is open until [day]: [link].',
        'Have you begun? It goes on where you stopped, in the same browser. If time at work is missing, tell [role], so that you get some.',
      ],
    },
    late: {
      use: 'After the day has passed',
      subject: 'Your orientation course is still open',
      lines: [
        'Hello,',
        'Your course was due on [day]. It stays open: [link].',
        'What is missing, time, access or something else? Answer this mail or call [role, telephone], and we will find a way.',
      ],
    },
    code: {
      use: 'When HR has no receipt of somebody',
      subject: 'A question about your course',
      lines: [
        'Hello,',
        'We have no receipt of your course. If you did finish it, open it once more in the same browser, print the last page, write your name on it, and give it to [role].',
        'You don’t have to take anything again.',
      ],
    },
  },
}
