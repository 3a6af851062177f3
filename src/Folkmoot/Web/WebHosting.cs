// Finds settings, pages' files and their manifest beside the program, so that it runs from any folder: from its sources, from a build and published.
namespace Folkmoot.Web;

internal static class WebHosting
{
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebHosting).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });

        // A build leaves the files where the sources are and notes where that is; a published program has them in its own wwwroot.
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, builder.Environment.ApplicationName + ".staticwebassets.runtime.json")))
        {
            builder.WebHost.UseStaticWebAssets();
        }

        // Without this a build compresses its files anew, and badly, for every request.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= builder.Environment.IsDevelopment() ? "true" : "false";
        return builder;
    }
}
