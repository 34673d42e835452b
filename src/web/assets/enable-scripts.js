// Tells the style sheet that scripts run, before anything is painted.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype)
  document.body.classList.add("govuk-frontend-supported");
