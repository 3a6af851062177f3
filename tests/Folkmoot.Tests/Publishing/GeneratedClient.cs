// Makes a C# client from a description of the API with NSwag, and compiles it together with code that uses it, as a programmer outside would.
using System.Diagnostics;
using System.Reflection;
using Folkmoot.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Folkmoot.Tests.Publishing;

internal static class GeneratedClient
{
    /// <param name="description">The OpenAPI document.</param>
    /// <param name="use">C# that uses <c>Folkmoot.Client.FolkmootClient</c>.</param>
    public static async Task<Assembly> CompileAsync(string description, string use)
    {
        var (input, output) = (RunFolder.NewPath("openapi.json"), RunFolder.NewPath("client.cs"));
        await File.WriteAllTextAsync(input, description);
        await GenerateAsync(input, output);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Client", [CSharpSyntaxTree.ParseText(await File.ReadAllTextAsync(output)), CSharpSyntaxTree.ParseText(use)], platform, options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ShouldBeEmpty();
        return Assembly.Load(image.ToArray());
    }

    private static async Task GenerateAsync(string input, string output)
    {
        var generator = typeof(GeneratedClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ClientGenerator").Value!;
        using var process = Process.Start(new ProcessStartInfo("dotnet",
        [
            generator, "openapi2csclient", $"/input:{input}", $"/output:{output}", "/classname:FolkmootClient", "/namespace:Folkmoot.Client", "/useBaseUrl:false",
            "/operationGenerationMode:SingleClientFromOperationId", "/generateNullableReferenceTypes:true", "/generateOptionalPropertiesAsNullable:true", "/jsonLibrary:NewtonsoftJson",
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, string.Concat(said));
    }
}
