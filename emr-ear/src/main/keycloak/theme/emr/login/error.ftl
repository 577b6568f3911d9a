<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">
${msg("emrErrorTitle")}
<#elseif section = "form">
<div class="note error" role="alert"><p>${kcSanitize(message.summary)?no_esc}</p></div>
<#if traceId??><p class="hint">${msg("traceIdSupportMessage", traceId)}</p></#if>
<#if !skipLink?? && client?? && client.baseUrl?has_content>
<div class="acts"><a class="btn go" href="${client.baseUrl}">${msg("emrBack")}</a></div>
</#if>
</#if>
</@layout.registrationLayout>
