// The start-up project of eng/schema.sh: it keeps EF Core's design-time packages out of the application, and does nothing when run.
await Console.Error.WriteLineAsync("Run eng/schema.sh instead.");
return 2;
