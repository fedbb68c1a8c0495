import type { Messages } from '../../words/messages.ts'

/** What is looked at in a package before it leaves, in Spanish. */
export const preflight: Messages['preflight'] = {
  title: 'Informe previo a la entrega',
  lead: 'Lo que se revisó antes de entregar este paquete. La última parte es cada llamada que el curso hizo a un sistema de prueba estricto mientras un participante de prueba lo tomaba.',
  verdict: {
    ready: 'Listo',
    look: (count) => (count === 1 ? 'Listo, con 1 punto por mirar' : `Listo, con ${count} puntos por mirar`),
    refused: 'No está listo, así que no se puede entregar',
  },
  counts: (fine, all) => `${fine} de ${all} revisiones están bien`,
  state: { fine: 'Bien', look: 'Mírelo', failed: 'No está bien' },
  head: ['Revisión', 'Resultado', 'Lo que se encontró'],
  checks: {
    blanks: {
      fine: {
        title: 'No falta ningún dato de la política',
        text: 'Persona indicada, respaldo, quién llama, todas las horas',
      },
      look: {
        title: (count) =>
          count === 1 ? 'Nadie puede terminarlo: falta 1 dato' : `Nadie puede terminarlo: faltan ${count} datos`,
        text: 'El curso lo dice donde irían los datos, y nadie puede confirmar la política en él.',
      },
    },
    contacts: {
      fine: {
        title: 'Cada número se comprobó en los últimos 90 días',
        text: 'El curso muestra la fecha junto a cada uno',
      },
      look: {
        title: (count) =>
          count === 1
            ? 'Hace tiempo que no se comprueba 1 número'
            : `Hace tiempo que no se comprueban ${count} números`,
        text: (days) =>
          `El más antiguo, hace ${days} días. El curso muestra la fecha y, después de 12 meses, un aviso.`,
      },
    },
    zip: {
      title: 'El archivo zip contiene el paquete y nada más',
      text: 'Se descomprimió, y cada archivo se comparó con el que se había creado.',
    },
    manifest: {
      title: 'El manifiesto es válido',
      text: (name) => `${name}, según los esquemas de su edición y las reglas que los acompañan`,
      none: 'Esta edición no lleva manifiesto.',
    },
    files: { title: 'Están todos los archivos', text: (count) => `${count} archivos` },
    document: {
      title: 'La página y sus programas son como deben ser',
      text: 'Se leyeron, y son los de esta versión del sistema. Las pruebas de cada versión los abren en un navegador real.',
    },
    names: { title: 'Cualquier LMS acepta los nombres', text: (name) => `El archivo se llama ${name}` },
    sizes: {
      title: 'Tamaño adecuado',
      text: (zip, first) => `${zip} KB. Antes de la primera página llegan ${first} KB.`,
    },
    state: {
      title: 'Cabe lo que un LMS debe guardar',
      text: (played, longest) =>
        `Como máximo ${longest} de 4,096 caracteres. El participante de prueba necesitó ${played}.`,
    },
    addresses: {
      title: 'Servidores contactados: ninguno',
      text: 'Nada en el paquete pide algo fuera de él.',
      leaveTo: (address) => `Solo “Salir de esta página” abre otra dirección: ${address}`,
    },
    play: {
      title: 'Se abre, sigue y termina en un sistema de prueba estricto',
      upToBlanks: 'Se abre y sigue en un sistema de prueba estricto, hasta los datos que faltan',
      text: (pages, launches, calls) => `${pages} páginas en ${launches} aperturas, ${calls} llamadas, ninguna falta`,
      systems: (names) => `Otra vez junto a modelos de ${names.join(', ')}: el registro es correcto`,
    },
  },
  failed: {
    zip: 'El archivo zip no es como debe ser',
    manifest: 'El manifiesto no es válido',
    files: 'Falta un archivo o no es el correcto',
    document: 'La página o uno de sus programas no es como debe ser',
    names: 'Un nombre no es seguro',
    sizes: 'Demasiado grande',
    state: 'No cabe lo que un LMS debe guardar',
    addresses: 'Algo pide una dirección fuera del paquete',
    play: 'No funcionó como debe',
  },
  fields: {
    named: 'a quién avisa el personal de inmediato',
    backup: 'la persona de respaldo',
    ifAboutThatPerson: 'a quién avisar si se trata de esa persona',
    sayWhoCallsScr: 'quién llama al SCR',
    hours: 'a ciertas horas no hay nadie indicado',
  },
  oldNumber: (name, date) => `${name}: última comprobación ${date}`,
  calls: (count) => (count === 1 ? '1 llamada, con su respuesta' : `${count} llamadas, cada una con su respuesta`),
  errorCode: (code) => `código de error ${code}`,
  launches: {
    preview: 'Antes: una vista previa, que no termina nada',
    lessons: 'Primera apertura: todas las lecciones e historias, y salir con el botón',
    'not-yet': 'Segunda apertura: una prueba final que no se aprueba',
    'in-the-middle': 'Tercera apertura: se corta a la mitad de una prueba final, sin despedida',
    'to-the-end': 'Cuarta apertura: sigue ahí, aprueba y confirma la política',
    again: 'Después: un repaso',
    'cut-off': 'Otra vez: se abre y se corta enseguida',
    'without-credit': 'Una apertura sin crédito',
  },
}
