<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header">
${msg("pageExpiredTitle")}
<#elseif section = "form">
<p>${msg("emrExpired")}</p>
<div class="acts"><a class="btn go" href="${url.loginRestartFlowUrl}">${msg("emrStartAgain")}</a><a href="${url.loginAction}">${msg("doContinue")}</a></div>
</#if>
</@layout.registrationLayout>
