using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClaimCheck : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "posts",
                type: "TEXT",
                maxLength: 50000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "claims_shown",
                table: "approvals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "agency_facts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agency_facts", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_agency_facts_agency_id_value",
                table: "agency_facts",
                columns: new[] { "agency_id", "value" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agency_facts");

            migrationBuilder.DropColumn(
                name: "source",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "claims_shown",
                table: "approvals");
        }
    }
}
