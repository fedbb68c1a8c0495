import type { Messages } from '../../words/messages.ts'

/** The first page of the kit, in Spanish. */
export const kitReadme: Messages['kit']['readme'] = {
  title: 'Lea esto primero',
  otherLanguage: {
    title: 'En español',
    text: 'Para tener estas páginas en español, pídalas a quien le envió el paquete.',
  },
  lead: 'Una página: suba el paquete, ajuste su sistema de aprendizaje (LMS), pruébelo en diez minutos, y qué hacer cuando algo falla.',
  package: 'Este paquete',
  upload: 'Subir',
  uploadSteps: [
    'Suba el archivo zip tal como está. No lo descomprima ni lo comprima de nuevo.',
    'Si su LMS pide una versión, escriba la versión del curso de arriba en su título o código.',
    'No lo asigne a nadie antes de hacer la prueba de abajo.',
  ],
  settingsFor: (lms) => `Ajustes para ${lms}`,
  settings: 'Ajustes para su LMS',
  more: 'Todo sobre este LMS',
  otherLms: 'Para otro LMS',
  test: 'Prueba de diez minutos',
  testSteps: [
    'Use una cuenta de prueba con el papel de participante.',
    'Abra el curso. El LMS no debe mostrarlo como terminado.',
    'Abra la lección 1, responda una pregunta y cierre la ventana. Abra el curso otra vez: sigue en el mismo lugar.',
  ],
  testMore: 'Esta prueba, con lo que muestra su LMS tras cada paso',
  fullRun:
    'Esto no muestra que el curso se pueda terminar. Para eso, haga una vez el recorrido completo antes de asignarlo. Dura cerca de una hora.',
  fullRunMore: 'El recorrido completo',
  selfTest: (ending) =>
    `Para la persona técnica: con una segunda cuenta de prueba que nunca haya abierto el curso, abra la página de inicio del paquete con ${ending} al final de su dirección. Prueba cada llamada al LMS, dice qué funciona y hace un archivo de apoyo sin nombres.`,
  wrong: 'Cuando algo falla',
  wrongHead: ['Lo que se ve', 'Causa más común', 'Qué hacer'],
  wrongRows: [
    [
      'Alguien terminó y el LMS dice incompleto',
      'No se confirmó la política, el LMS espera otra palabra final, o su sesión se había cerrado',
      'Compare la palabra final con la regla del LMS. Si son iguales, pida a la persona el código de comprobación de la última página y envíelo a quien le envió el paquete: el código dice qué se terminó.',
    ],
    [
      'Cuenta como completo en cuanto se abre',
      'El LMS lo completa al abrir, o recibió un enlace en lugar del archivo',
      'Apague esa opción. Suba el archivo zip.',
    ],
    [
      'Empieza desde el principio cada vez',
      'Hay un intento nuevo en cada entrada, o el paquete se reemplazó por otra versión mayor',
      'Apague “nuevo intento” para quienes van por la mitad. Vea las notas de la versión.',
    ],
    [
      '“Aquí no se registra nada”',
      'El curso no encontró un LMS: se abrió por un enlace, hay una ventana bloqueada, o marcos separados',
      'Ábralo desde el LMS. Pruebe el otro ajuste de ventana. Haga la autoprueba.',
    ],
    [
      '“Sin guardar”',
      'El LMS no responde, o su sesión se cerró',
      'Quédese en la página: lo intenta otra vez. Si no ayuda, entre de nuevo al LMS.',
    ],
    [
      'No acepta el archivo',
      'El archivo se descomprimió y se comprimió otra vez, o el LMS no acepta esta edición',
      'Suba el original. Vea qué acepta su LMS.',
    ],
    ['No hay puntaje', 'El puntaje sale junto con la palabra final', 'Nada. Llega cuando se termina el curso.'],
    [
      'Faltan respuestas en los informes',
      'Algunos LMS las muestran solo en 2004, otros nunca',
      'Vea los ajustes para su LMS.',
    ],
    [
      'Al año siguiente abre como terminado',
      'El LMS abre el intento anterior para repasar',
      'Empiece un intento o una inscripción nueva: vea “Hacerlo otra vez” para su LMS.',
    ],
  ],
  contents: 'También en esta carpeta',
  contentsFor: {
    preflight: 'Informe previo a la entrega: lo que se revisó y cada llamada',
    script: 'Guion de prueba: diez minutos, y el recorrido completo de cerca de una hora',
    roundTrip: 'Cómo enviar los registros de vuelta',
    template: 'Tabla para registros, vacía',
    accessibility: 'Accesibilidad: qué se probó y qué no',
    privacy: 'Privacidad y seguridad: cada valor que sale del curso',
    transcript: 'Transcripción: todo el curso como texto',
    release: 'Notas de la versión, y si se reemplaza o se agrega',
    emails: 'Textos de correo para el personal',
    manifest: 'Lista del contenido, para programas',
    license: 'Aviso de licencia',
    sums: 'Sumas de comprobación de los archivos de esta carpeta',
  },
}
