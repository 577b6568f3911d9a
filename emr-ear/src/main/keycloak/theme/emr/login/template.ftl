<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title><#if messagesPerField?? && messagesPerField.existsError('username','password')>${msg("errorPrefix")} </#if>${msg("emrSignIn")} – ${msg("emrProduct")}</title>
<link rel="stylesheet" href="${url.resourcesPath}/css/emr.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main" accesskey="0">${msg("emrSkip")}</a>
<header class="head"><div class="wrap"><span class="brand"><svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 3h9l5 5v13H5z"/><path d="M14 3v5h5"/><path d="M12 11v7M8.5 14.5h7"/></svg><span><b>${msg("emrProduct")}</b> ${msg("emrProvince")}</span></span></div></header>
<main class="wrap" id="main" tabindex="-1">
<section class="panel" aria-labelledby="title">
<div class="in">
<h1 id="title"><#nested "header"></h1>
<#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
<p class="who">${auth.attemptedUsername} <a href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a></p>
</#if>
<#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
<div class="note ${message.type}" role="alert"><p>${kcSanitize(message.summary)?no_esc}</p></div>
</#if>
<#nested "form">
<#if auth?has_content && auth.showTryAnotherWayLink()>
<form action="${url.loginAction}" method="post"><button class="plain" name="tryAnotherWay" value="on">${msg("doTryAnotherWay")}</button></form>
</#if>
<#if displayInfo><div class="hint"><#nested "info"></div></#if>
</div>
<footer>${msg("emrRecorded")}</footer>
</section>
<p class="aside">${msg("emrNoAccount")}</p>
</main>
<footer class="foot"><div class="wrap">
<#if realm.internationalizationEnabled && locale.supported?size gt 1><nav aria-label="${msg("languages")}"><#list locale.supported as l><#if l.languageTag != lang><a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}">${l.label}</a></#if></#list></nav></#if>
</div></footer>
</body>
</html>
</#macro>
