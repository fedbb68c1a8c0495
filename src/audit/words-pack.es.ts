import { count } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'
import { packPages } from './words-pack-pages.es.ts'

export const pack: Messages['hr']['pack'] = {
  title: 'Pruebas',
  lead: 'Un archivo zip para una auditoría, una aseguradora o la oficina de licencias. Responde sin este servidor: a quién se le pedía la orientación un día, quién terminó qué versión y cuándo, por qué falta cada una que falta, y qué vio la gente.',
  makeTitle: 'Hacer un paquete',
  day: 'Con fecha de',
  dayHint: 'La lista es la de ese día.',
  site: 'Centro',
  siteHint: 'Un paquete de un centro no tiene a nadie más.',
  allSites: 'Todos los centros',
  clock: 'Con qué conocimiento',
  clocks: {
    now: 'Todo lo que está registrado ahora',
    known: 'Lo que estaba registrado al final de ese día',
  },
  clockHint: 'El primero incluye correcciones hechas después. El segundo es lo que usted habría informado entonces.',
  language: 'Idioma de las páginas',
  languages: { en: 'Inglés', es: 'Español' },
  make: 'Hacer el paquete',
  needs: {
    day: 'Elija un día hasta hoy',
    site: 'Elija un centro de la lista',
    file: 'Elija un archivo o escriba su SHA-256',
    hash: 'Un SHA-256 tiene 64 cifras y letras de la a a la f',
  },
  care: 'Un paquete tiene nombres y registros de personas. Déselo solo a quien puede verlos. Se guarda en la carpeta de datos de este servidor.',
  listTitle: 'Paquetes y archivos anuales',
  none: 'No se ha hecho ningún paquete. El archivo de un año se hace solo cuando el año termina.',
  table: 'Paquetes que se pidieron, el último primero',
  column: { pack: 'Paquete', about: 'Sobre', state: 'Estado', by: 'Lo pidió', file: 'Archivo' },
  yearly: (year) => `Archivo de ${year}`,
  asOf: (day) => `Al ${day}`,
  states: {
    waiting: 'En espera',
    making: 'En preparación',
    made: 'Listo',
    failed: 'No se pudo hacer',
  },
  open: 'Abrir',
  openOf: (name, about) => `Abrir: ${name}, ${about}`,

  pack: {
    back: 'Todos los paquetes',
    progress: (done, of) =>
      of === 0 ? 'El paquete espera su turno.' : `${done} de ${count(of, 'persona vista', 'personas vistas')}.`,
    progressHint: 'Sigue sin esta página. El servidor trabaja por partes pequeñas, para que nadie más espere.',
    again: 'Mirar otra vez',
    stuck:
      'Este paquete se detuvo, porque se detuvo el servidor que lo hacía. Empieza de nuevo solo en menos de dos minutos, o de inmediato si usted lo empieza de nuevo.',
    startAgain: 'Empezar de nuevo',
    download: 'Descargar el paquete',
    bytes: (kilobytes) => `${kilobytes} KB`,
    facts: {
      about: 'Centro',
      clock: 'Con qué conocimiento',
      asked: 'Lo pidió',
      made: 'Hecho',
      size: 'Tamaño',
      hash: 'SHA-256',
    },
    hashHint: 'Entréguelo con el paquete, por otro camino. También está registrado en el libro.',
    notHere:
      'El archivo de este paquete no está en este servidor: alguien lo movió, o lo hizo otro servidor. Su SHA-256 sigue registrado.',
    failed:
      'No se pudo hacer este paquete. El motivo está en el registro del servidor. Cuando esté resuelto, empiece de nuevo.',
    byOn: (name, day) => `${name}, ${day}`,
  },

  checkTitle: '¿Es uno de los nuestros?',
  checkLead: 'Suba un paquete que volvió, o escriba su SHA-256. No se guarda nada de él.',
  file: 'El archivo zip',
  fileHint: 'Hasta 12 MB. Si es más grande, escriba abajo su SHA-256, como lo muestra verify.html.',
  hash: 'O su SHA-256',
  check: 'Comprobarlo',
  answer: {
    title: 'Un paquete que volvió',
    ours: (name, about, day) => `Es uno de los nuestros, sin cambios: ${name}, ${about}, hecho el ${day}.`,
    signed:
      'Cada archivo está como se empaquetó, y nuestra clave lo firmó. No está en la lista: se hizo con csec evidence, o se comprimió de nuevo.',
    notOurs: 'No es un paquete que hicimos, o fue cambiado.',
    noZip: 'Este archivo no es un zip que se pueda leer, así que no es un paquete. Elija el zip como se descargó.',
    tooLarge:
      'No comprobamos este archivo: tiene más archivos, o al descomprimirse ocupa más, que cualquier paquete que se pueda subir aquí. Si cree que es nuestro, escriba su SHA-256, o compruébelo en su computadora con verify.mjs.',
    tooLong:
      'No comprobamos este archivo: tardaba demasiado. Escriba su SHA-256, o compruébelo en su computadora con verify.mjs.',
    unknownHash:
      'Ningún paquete registrado tiene este SHA-256. Un paquete hecho con csec evidence, o uno que fue cambiado, no está registrado.',
    faultsTitle: 'Qué tiene mal',
    moreFaults: (n) => `y ${n} más`,
    again: 'Comprobar otro',
  },
  system: 'El sistema',
  pages: packPages,
}
