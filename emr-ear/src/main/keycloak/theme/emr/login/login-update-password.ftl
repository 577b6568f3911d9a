<#import "template.ftl" as layout>
<#assign wrong = messagesPerField.existsError('password','password-confirm')>
<@layout.registrationLayout displayMessage=!wrong; section>
<#if section = "header">
${msg("updatePasswordTitle")}
<#elseif section = "form">
<form action="${url.loginAction}" method="post">
<#if wrong><div class="note error" id="wrong" role="alert"><p>${kcSanitize(messagesPerField.getFirstError('password','password-confirm'))?no_esc}</p></div></#if>
<div class="field">
<label for="password-new">${msg("passwordNew")}</label>
<input id="password-new" name="password-new" type="password" autocomplete="new-password" required autofocus<#if wrong> aria-invalid="true" aria-describedby="wrong"</#if>>
</div>
<div class="field">
<label for="password-confirm">${msg("passwordConfirm")}</label>
<input id="password-confirm" name="password-confirm" type="password" autocomplete="new-password" required<#if wrong> aria-invalid="true" aria-describedby="wrong"</#if>>
</div>
<p><label class="check"><input name="logout-sessions" type="checkbox" value="on" checked> ${msg("logoutOtherSessions")}</label></p>
<div class="acts"><button class="btn go" name="login" value="1">${msg("emrSavePassword")}</button><#if isAppInitiatedAction??><button class="btn" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button></#if></div>
</form>
</#if>
</@layout.registrationLayout>
