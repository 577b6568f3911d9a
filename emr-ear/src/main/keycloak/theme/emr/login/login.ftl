<#import "template.ftl" as layout>
<#assign wrong = messagesPerField.existsError('username','password')>
<@layout.registrationLayout displayMessage=!wrong; section>
<#if section = "header">
${msg("loginAccountTitle")}
<#elseif section = "form">
<form action="${url.loginAction}" method="post">
<#if wrong><div class="note error" id="wrong" role="alert"><p>${kcSanitize(messagesPerField.getFirstError('username','password'))?no_esc}</p></div></#if>
<#if !usernameHidden??>
<div class="field">
<label for="username">${msg("username")}</label>
<input id="username" name="username" type="text" value="${(login.username!'')}" autocomplete="username" autocapitalize="none" spellcheck="false" required<#if wrong> aria-invalid="true" aria-describedby="wrong"<#else> autofocus</#if>>
</div>
</#if>
<div class="field">
<label for="password">${msg("password")}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required<#if wrong> aria-invalid="true" aria-describedby="wrong" autofocus</#if>>
</div>
<input type="hidden" name="credentialId" value="<#if auth.selectedCredential?has_content>${auth.selectedCredential}</#if>">
<#if realm.rememberMe && !usernameHidden??>
<p><label class="check"><input name="rememberMe" type="checkbox"<#if login.rememberMe??> checked</#if>> ${msg("rememberMe")}</label></p>
</#if>
<div class="acts"><button class="btn go" name="login" value="1">${msg("doLogIn")}</button><#if realm.resetPasswordAllowed><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></#if></div>
</form>
</#if>
</@layout.registrationLayout>
