<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">
<#if messageHeader??>${kcSanitize(msg("${messageHeader}"))?no_esc}<#else>${msg("emrInfoTitle")}</#if>
<#elseif section = "form">
<p>${kcSanitize(message.summary)?no_esc}<#if requiredActions??>: <#list requiredActions as action>${msg("requiredAction.${action}")}<#sep>, </#list></#if></p>
<#if !skipLink??>
<div class="acts"><#if pageRedirectUri?has_content><a class="btn go" href="${pageRedirectUri}">${msg("emrBack")}</a><#elseif actionUri?has_content><a class="btn go" href="${actionUri}">${msg("doContinue")}</a><#elseif (client.baseUrl)?has_content><a class="btn go" href="${client.baseUrl}">${msg("emrBack")}</a></#if></div>
</#if>
</#if>
</@layout.registrationLayout>
