/** Settings of the whole organization. */
export const organization = {
  title: 'Organization',
  name: 'Name',
  timeZone: 'Time zone of the records',
  leaveTitle: 'Where “Leave this page” leads',
  leaveLead:
    'The button stands on every page of the course. It keeps the learner’s place, signs out and opens another site. Choose one that looks ordinary and shows nothing personal, for example a weather site. It must open quickly, without signing in. Open it once on a phone before you save.',
  leaveTo: 'Address of that site',
  leaveToHint:
    'Starts with https://. Leave it empty to show an empty page of this server. This server never opens the address itself: the browser of the learner does.',
  leaveToWrong: 'Type an address that starts with https://, for example https://www.weather.gov/',
  save: 'Save',
  saved: 'Saved. The button leads there from now on.',
}
