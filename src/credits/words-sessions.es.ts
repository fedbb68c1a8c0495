import { count } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

const people = (n: number) => count(n, 'persona', 'personas')

export const sessions: Messages['hr']['credits']['sessions'] = {
  title: 'Sesión presencial',
  lead: 'Imprima la hoja, haga que las personas la firmen y registre después quién estuvo.',
  open: 'Hoja y registro de este centro',
  site: 'Centro',
  on: 'Fecha',
  show: 'Mostrar a las personas',
  none: 'Nadie trabaja en este centro. Agregue a las personas abajo, por número de personal o correo.',
  recorded: (n) =>
    n === 1
      ? 'Registrada para 1 persona. Consta en su registro.'
      : `Registrada para ${people(n)}. Consta en el registro de cada una.`,
  printTitle: 'Antes: la hoja para firmar',
  printText: (n) =>
    n === 0
      ? 'Nadie de este centro la necesita ese día. La hoja tiene líneas vacías.'
      : `${people(n)} de este centro en la hoja, y líneas vacías para otras.`,
  print: 'Abrir la hoja para imprimir',
  recordTitle: 'Después: quién estuvo',
  effect:
    'Cada persona marcada abajo queda con la orientación hecha en esa fecha. No se emite un certificado. Si la versión de abajo no es la última, la actualización de la política se sigue pidiendo.',
  topic: 'Título de la sesión',
  topicHint: 'Sin nombres y sin nada sobre una persona joven.',
  topicDefault: 'Sesión de orientación',
  trainer: 'Quien dio la sesión',
  trainerHint: 'Correo, número de personal o nombre completo de alguien del registro.',
  minutes: 'Minutos',
  version: 'Versión de la política de la sesión',
  language: 'Idioma de la sesión',
  people: 'Personas que estuvieron',
  required: 'Necesitan la orientación',
  others: 'Otras personas de este centro',
  more: 'Personas que no están en la lista',
  moreHint: 'Números de personal o correos, uno en cada línea.',
  file: 'Copia escaneada de la hoja firmada',
  reference: 'Dónde está la hoja',
  button: 'Registrar la sesión',
  back: 'Personas',
  needs: {
    site: 'Elija un centro',
    on: 'Escriba la fecha de la sesión',
    topic: 'Dé un título a la sesión',
    trainer: 'Diga quién dio la sesión',
    minutes: 'Escriba minutos enteros, de 1 a 1000',
    people: 'Marque al menos a una persona o agréguela abajo',
    evidence: 'Elija la copia escaneada de la hoja o diga dónde está',
  },
  unknown: (typed) => `Nadie del registro tiene el número de personal o el correo «${typed}»`,
  several: (typed) => `Varias personas tienen «${typed}». Use otro número o correo.`,
  refused: {
    future: 'Esa fecha está por llegar. Registre la sesión cuando haya ocurrido.',
    'before-employment': (names) => `En esa fecha aún no trabajaban aquí: ${names}. Quite la marca.`,
    twice: (names) => `Ya consta una sesión presencial en esa fecha para: ${names}. Quite la marca.`,
  },
  noName: 'Nombre borrado',

  sheet: {
    title: 'Hoja de firmas',
    version: (version) => `Versión de la política ${version}`,
    topic: 'Título',
    trainer: 'Quien dio la sesión',
    minutes: 'Minutos',
    page: (page, of) => `Página ${page} de ${of}`,
    caption: 'Personas y sus firmas',
    name: 'Nombre',
    number: 'Número de personal',
    signature: 'Firma',
    readCard: 'Leí la tarjeta de mi centro',
    keep: 'Después de la sesión, entregue esta hoja a recursos humanos. Se guarda con los registros.',
    printing: 'Imprima esta página con su navegador.',
    back: 'Volver a la sesión',
  },
}
