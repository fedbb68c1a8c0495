import { arriveAt, openScreens } from './screens.browser.ts'

// The script of a lesson in the web app. A package shows its pages itself and uses `screens.browser.ts`.
const screens = openScreens(document)
if (screens !== null) {
  const turnToAddress = (): void => {
    const target = document.getElementById(location.hash.slice(1)) ?? screens.first()
    if (target === null) return
    screens.show(target)
    arriveAt(target)
  }
  window.addEventListener('hashchange', turnToAddress)
  if (location.hash !== '') turnToAddress()
}
