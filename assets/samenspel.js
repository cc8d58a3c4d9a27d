/* samenspel.js - what is nicer with script. Every page works without it. */

// A form that came back: begin where something is to be done.
document.querySelector('[aria-invalid="true"], .field.wrong input')?.focus();

// Sent once is enough: a second click on a slow line sends nothing.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'yes';
  });
}

// Coming back by the back button, the form may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
  }
});
