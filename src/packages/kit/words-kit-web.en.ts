/** The kit of the web edition: for a web server, where no learning system keeps anything. */
export const kitWeb = {
  lead: 'One page: put the course on your web server, let only your own staff open it, test it in ten minutes, and get the receipts to HR.',
  host: 'Put it on a web server',
  hostSteps: [
    'Unpack the zip file into a folder of its own on your web server. Keep all files together, with their names as they are.',
    'Serve it over https. It needs no program and no database on the server.',
    'Keep its address. Browsers keep the progress under it: at another address the course starts at the beginning.',
    'After the test below, send staff the address of index.html.',
  ],
  restrict: 'Let only your own staff open it',
  restrictPoints: [
    'Put the folder behind the sign-in of your staff pages. The address alone must not be enough.',
    'Its files hold the right answers, and numbers and roles of your site. No search engine should find them.',
    'The course does not see who signed in, and sends no progress to the server. The log of the server may say who opened a file.',
  ],
  shared: 'Shared computers',
  sharedPoints: [
    'The progress is kept in the browser and nowhere else. In another browser or on another computer the course starts at the beginning.',
    'Who uses the same browser next finds the progress of the person before. Give each person an account of their own on the computer. Or let them finish in one sitting, save the receipt, and clear the data of the site.',
    'A private window forgets the progress when it is closed.',
  ],
  receipts: 'How receipts come back to HR',
  receiptSteps: [
    'At the end the course shows a receipt: a page with the score, the day, the versions and a check code. The learner prints it or saves it as a file, and writes the name on it.',
    'The learner gives it to HR in the way in which HR gets other staff papers. HR keeps it: nothing else says that this person finished.',
    'If HR has a doubt, send the code and the facts of the page to whoever sent you the package. They can see whether the two belong together. The code is no signature.',
  ],
  wrongRows: [
    [
      'The page stays empty, or does not open',
      'A file is missing, or the server sends the scripts as another type of file',
      'Unpack the zip file anew, with all its folders. The server must send .js files as text/javascript.',
    ],
    [
      'It starts at the beginning',
      'Another browser, another computer, another address, or data that were cleared',
      'Open it where it was begun.',
    ],
    [
      '“Nothing is recorded here”',
      'The browser does not let the site keep data',
      'Allow it for this site, or use another browser.',
    ],
    [
      'It shows the progress of somebody else',
      'Two people use the same browser',
      'Clear the data of the site in that browser, once the other person has the receipt.',
    ],
    [
      'Somebody finished and has no receipt',
      'The page was closed before it was printed',
      'Open the course again in the same browser. The last page is still there.',
    ],
  ],
  script: {
    lead: 'Two tests. The first takes ten minutes: who can open the course, and that it goes on where it was. The full run takes about an hour: the course finishes, and there is a receipt.',
    beforePoints: [
      'Use two browsers, and in the first a window in which you are not signed in.',
      'After each step, compare what you see with the last column.',
    ],
    head: ['Step', 'Do this', 'You see'],
    quickRows: [
      [
        'Kept from others',
        'Open the address without signing in.',
        'The sign-in of your staff pages, and nothing of the course.',
      ],
      [
        'Open',
        'Sign in, and open index.html.',
        'The first page. A line says that the progress is kept in this browser only.',
      ],
      ['Leave', 'Open lesson 1, answer one question, and close the window.', 'The window closes. Nothing is asked.'],
      ['Go on', 'Open the address again in the same browser.', 'The course offers the page where you were.'],
      ['Another browser', 'Open the address in the second browser.', 'The course starts at the beginning.'],
    ],
    fullPoints: [
      'Go on in the first browser, before you send staff the address.',
      'To be quick, answer anything in lessons: a lesson counts when each of its questions is answered.',
      'For the final check, ask whoever sent you the package for the trainers’ key. It is not in this kit.',
    ],
    fullRows: [
      ['Lessons', 'Finish all lessons and three stories.', 'The final check is the next step.'],
      [
        'Not yet passed',
        'Hand in the final check with too few right.',
        'The course offers to take it again. There is no receipt.',
      ],
      ['Pass', 'Take the final check again, and pass it.', 'One step is left: the policy. There is no receipt yet.'],
    ],
    finishRows: [
      [
        'Acknowledge',
        'Acknowledge the policy. Print the last page.',
        'The receipt, with the score, the day and a check code.',
      ],
      [
        'Open once more',
        'Close the window, and open the course again.',
        'The course is finished. The check code is the same.',
      ],
    ],
    resultPoints: [
      'The day, the web server, the browsers.',
      'The check code.',
      'Each step that showed something else, with the text that you saw.',
    ],
  },
  release:
    'To replace it, put the new files in the place of the old ones, at the same address. Put a MAJOR change into a folder of its own, and leave the old one for those who are in it.',
}
